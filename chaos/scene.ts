import type { RunEvent } from '../model/event.ts';
import type { Clock, TargetHandle } from '../model/handle.ts';
import type { WindowsPlan } from '../model/plan.ts';
import type { EpochMs, Milliseconds } from '../model/units.ts';
import type { Fault } from './contract.ts';
import type { Journal } from './journal.ts';

/** A length of time in which the steady state is judged. */
export interface JudgedWindow {
  /** First moment that counts. */
  readonly from: EpochMs;
  /** The moment behind the last. */
  readonly to: EpochMs;
  /** Until when the components have to be as they were before, by their own state. */
  readonly stateBy: EpochMs;
}

/** On which side of the fault a steady state is judged. */
export type Side = 'before' | 'after';

/** Everything one episode is played with; nothing else is touched. */
export interface Scene {
  /** Number of the episode, from 1. */
  readonly episode: number;
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
  readonly gate: (window: JudgedWindow, side: Side) => Promise<readonly string[]>;
  /** How long after the end of a window the answers to its last requests may come; the gate waits for them. */
  readonly answersMs: Milliseconds;
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
