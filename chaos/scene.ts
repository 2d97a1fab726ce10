import type { RunEvent } from '../model/event.ts';
import type { Clock, TargetHandle } from '../model/handle.ts';
import type { ExperimentPlan, WindowsPlan } from '../model/plan.ts';
import type { EpochMs } from '../model/units.ts';
import type { Fault } from './contract.ts';
import type { Journal } from './journal.ts';

/** Everything one episode is played with; nothing else is touched. */
export interface Scene {
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** What the plan wants done. */
  readonly experiment: ExperimentPlan;
  /** The lengths of the phases. */
  readonly windows: WindowsPlan;
  /** The verb of the experiment. */
  readonly fault: Fault;
  /** The target of the experiment. */
  readonly target: TargetHandle;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Where its events go. */
  readonly journal: Pick<Journal, 'write'>;
  /** Judges the steady state before the fault or after recovery: what is missing, in words; empty when it holds. */
  readonly gate: (side: 'before' | 'after') => Promise<readonly string[]>;
  /** When the load began; the phases count from here. */
  readonly loadStartedAt: EpochMs;
  /** Aborts when somebody asked the run to stop: waits end, healing does not. */
  readonly signal: AbortSignal;
}

type InEpisode = Extract<RunEvent, { readonly episode: number }>;
type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'episode'> : never;

/** Writes an event of this episode, stamped with the present moment, which it returns. */
export function note(scene: Pick<Scene, 'clock' | 'journal' | 'episode'>, event: Unstamped<InEpisode>): EpochMs {
  const at = scene.clock.now();
  scene.journal.write({ ...event, at, episode: scene.episode });
  return at;
}

/** Waits for a moment; false when the run was asked to stop before it came. */
export async function reached(scene: Pick<Scene, 'clock' | 'signal'>, moment: EpochMs): Promise<boolean> {
  try {
    await scene.clock.until(moment, scene.signal);
  } catch (thrown) {
    if (!scene.signal.aborted) throw thrown;
  }
  return !scene.signal.aborted;
}
