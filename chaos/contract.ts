import type { Evidence } from '../model/evidence.ts';
import type { TargetHandle } from '../model/handle.ts';
import type { FaultId } from '../model/plan.ts';

/** The looks at a fault in force; the look after healing is `healed`. */
export type Moment = 'bit' | 'holds' | 'still';

/** What brings the target back, as data for the journal: whoever reads it needs no code of the fault. */
export interface Undo {
  /** The act, as people say it: `start`, `resume`, `restore`. */
  readonly verb: string;
  /** What the act is applied to: each component of the target, the target's network, or nothing at all. */
  readonly on: 'components' | 'network' | 'nothing';
}

/**
 * A verb that can be done to a target. It knows neither time nor journal: the timeline decides when, and writes.
 * Each fault declares, by a narrower parameter, which few methods of the handle it needs.
 */
export interface Fault {
  /** The verb, by which plans refer to it. */
  readonly id: FaultId;
  /** One line for lists and reports. */
  readonly title: string;
  /** What the users of the site feel. */
  readonly feels: string;
  /** The trouble it is easily mistaken for, and is not. */
  readonly isNot: string;
  /** How it is undone. */
  readonly undo: Undo;
  /**
   * Asserts that everything runs and nothing is silenced, then acts; resolves when the effect is complete. Where it has several
   * steps it takes none once the signal has aborted: it was given up, and is healed as soon as it ends.
   */
  inject(target: TargetHandle, over?: AbortSignal): Promise<void>;
  /** Undoes it; may run twice, after half an injection, or without one. */
  heal(target: TargetHandle): Promise<void>;
  /** Whether the fault is in force, from observation independent of the load. */
  bit(target: TargetHandle, moment: Moment): Promise<Evidence>;
  /** Whether its undoing is complete, from observation independent of the load. */
  healed(target: TargetHandle): Promise<Evidence>;
}
