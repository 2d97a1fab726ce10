import type { FaultId } from './plan.ts';
import type { EpochMs } from './units.ts';

/** Fields of every event. */
export interface Stamp<Type extends string> {
  /** What happened. */
  readonly type: Type;
  /** When, by the controller's clock. */
  readonly at: EpochMs;
  /** Lane in which it happened, from 1; absent when the run has no lanes. */
  readonly lane?: number;
}

/** Fields of every event inside an episode. */
export interface EpisodeStamp<Type extends string> extends Stamp<Type> {
  /** Number of the episode, from 1, in order of the run. */
  readonly episode: number;
}

/** A fault that is about to be injected. */
export interface Intention {
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** How to undo it: verb and the components or network it applies to. */
  readonly undo: { readonly verb: string; readonly on: readonly string[] };
}
