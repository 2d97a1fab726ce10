import { Failure, reasonOf } from '../model/failure.ts';
import { later } from '../model/units.ts';
import { judgeGate } from './gate.ts';
import type { Healing } from './healing.ts';
import { healTarget } from './healing.ts';
import { hold } from './hold.ts';
import type { Scene } from './scene.ts';
import { intend, strike } from './strike.ts';

/** How an episode ended. */
export interface EpisodeOutcome {
  /** Whether the fault took full effect. */
  readonly injected: boolean;
  /** Whether the target was seen in full service again; true as well when nothing was done to it. */
  readonly restored: boolean;
}

/**
 * Plays one episode: steady state, fault, hold, healing, recovery, steady state. From the moment the fault is written
 * down as intended, every way out leads through the healing: an error, a hanging act, a request to stop the run.
 * @throws the journal's error, after the healing; Failure `not-restored` when that failed as well
 */
export async function runEpisode(scene: Scene): Promise<EpisodeOutcome> {
  if (!(await steadyBefore(scene))) return { injected: false, restored: true };
  intend(scene);
  const { injected, healing } = await strikeAndHeal(scene);
  if (healing.restored) await steadyAfter(scene, healing);
  return { injected, restored: healing.restored };
}

async function steadyBefore(scene: Scene): Promise<boolean> {
  const { settleMs, controlMs } = scene.windows;
  const from = later(scene.loadStartedAt, settleMs);
  return judgeGate(scene, 'before', { from, to: later(from, controlMs) });
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

async function steadyAfter(scene: Scene, healing: Healing): Promise<void> {
  const { recoveryMs, afterMs } = scene.windows;
  const from = later(healing.at, recoveryMs);
  await judgeGate(scene, 'after', { from, to: later(from, afterMs) });
}
