import type { FaultId } from '../../model/plan.ts';
import type { EpochMs, Milliseconds } from '../../model/units.ts';
import type { ComponentStart } from '../lab.ts';

/** A fault as the watchdog has to know it: data alone, so that it needs neither its code nor its target's answer. */
export interface Watch {
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** Host of the target, in whose packet filter its rules are. */
  readonly host: string;
  /** Names of the target's components, in starting order. */
  readonly components: readonly string[];
  /** Hard maximum, counted from the moment the watchdog reads this. */
  readonly limitMs: Milliseconds;
}

/** What the controller tells the watchdog, one JSON object a line. */
export type Order =
  /** A process began; a later one of the same component takes its place. */
  | { readonly order: 'know'; readonly start: ComponentStart }
  /** A fault is about to be injected; answered by `armed`. */
  | { readonly order: 'arm'; readonly watch: Watch; readonly at: EpochMs }
  /**
   * The controller heals: whatever the watchdog started in the meantime has to go; answered by `stepped-back`. From now on the
   * fault has the time given until it has to be healed, whatever was left of its hard maximum.
   */
  | { readonly order: 'step-back'; readonly episode: number; readonly healingMs: Milliseconds }
  /** The fault is healed. */
  | { readonly order: 'disarm'; readonly episode: number };

/** What the watchdog answers, one JSON object a line. */
export interface Word {
  /** Which order it answers. */
  readonly word: 'armed' | 'stepped-back';
  /** Of which episode. */
  readonly episode: number;
  /** What it has done about the fault since it was last asked, in words; empty when it did not have to act. */
  readonly did: readonly string[];
}
