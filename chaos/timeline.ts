import { Failure, reasonOf } from '../model/failure.ts';
import type { EpochMs } from '../model/units.ts';
import { later } from '../model/units.ts';
import { judgeGate } from './gate.ts';
import type { Healing } from './healing.ts';
import { healTarget } from './healing.ts';
import { hold } from './hold.ts';
import type { JudgedWindow, Scene } from './scene.ts';
import { intend, strike } from './strike.ts';

/** How an episode ended. */
export interface EpisodeOutcome {
  /** Whether the fault took full effect. */
  readonly injected: boolean;
  /** Whether the target was seen in full service again; true as well when nothing was done to it. */
  readonly restored: boolean;
  /** Whether the stack was steady before the fault. */
  readonly steadyBefore: boolean;
  /** Whether it was steady again in the end; as before where nothing was done to it. */
  readonly steadyAfter: boolean;
  /** Until when the load was needed: the end of the last window that was judged, or now when none could be. */
  readonly neededUntil: EpochMs;
}

/**
 * Plays one episode: steady state, fault, hold, healing, recovery, steady state. From the moment the fault is written
 * down as intended, every way out leads through the healing: an error, a hanging act, a request to stop the run.
 * @throws the journal's error, after the healing; Failure `not-restored` when that failed as well
 */
export async function runEpisode(scene: Scene): Promise<EpisodeOutcome> {
  const before = windowBefore(scene);
  const steadyBefore = await judgeGate(scene, 'before', before);
  if (!steadyBefore)
    return { injected: false, restored: true, steadyBefore, steadyAfter: false, neededUntil: before.to };
  intend(scene);
  const { injected, healing } = await strikeAndHeal(scene);
  if (!healing.restored)
    return { injected, restored: false, steadyBefore, steadyAfter: false, neededUntil: scene.clock.now() };
  const after = windowAfter(scene, healing);
  const steadyAfter = await judgeGate(scene, 'after', after);
  return { injected, restored: true, steadyBefore, steadyAfter, neededUntil: after.to };
}

function windowBefore({ windows, loadStartedAt }: Scene): JudgedWindow {
  const from = later(loadStartedAt, windows.settleMs);
  const to = later(from, windows.controlMs);
  return { from, to, stateBy: to };
}

/**
 * Users have to be served well again after the time to recover. What components know of each other may take as long once
 * more: a replica that was cut off connects when it likes, and is of no use to the next episode before.
 */
function windowAfter({ windows }: Scene, healing: Healing): JudgedWindow {
  const from = later(healing.at, windows.recoveryMs);
  const to = later(from, windows.afterMs);
  return { from, to, stateBy: later(to, windows.recoveryMs) };
}

async function strikeAndHeal(scene: Scene): Promise<{ injected: boolean; healing: Healing }> {
  const thrown: unknown[] = [];
  let injected = false;
  let healing: Healing;
  try {
    const injectedAt = await strike(scene);
    injected = injectedAt !== undefined;
    if (injectedAt !== undefined) await hold(scene, injectedAt);
  } catch (error) {
    thrown.push(error);
  } finally {
    healing = await healTarget(scene);
  }
  complain(scene, healing.restored, [...thrown, ...healing.thrown]);
  return { injected, healing };
}

/** Throws what went wrong; a target that could not be restored outweighs the reason for it. */
function complain({ target }: Scene, restored: boolean, thrown: readonly unknown[]): void {
  if (thrown.length === 0) return;
  const [cause] = thrown;
  if (restored) throw cause;
  throw new Failure('not-restored', { what: `${target.name} could not be restored`, why: reasonOf(cause), cause });
}
