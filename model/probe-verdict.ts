import type { ProbePlan } from './plan.ts';
import type { Truth } from './truth.ts';

/** Why a probe is unknown, or why its statement does not hold; machine-readable. */
export type ProbeReason =
  | 'not-gathered'
  | 'interrupted'
  | 'crashed-uninjected'
  | 'watchdog-lifted'
  | 'not-steady'
  | 'no-such-part'
  | 'fault-not-evidenced'
  | 'disturbed'
  | 'generator-starved'
  | 'too-few'
  | 'straddles-bar'
  | 'unanswered'
  | 'evidence-disagrees'
  | 'check-failed'
  | 'contradicted';

/** A number that carries a probe's verdict. */
export interface ProbeNumber {
  /** What was counted or measured, in words, for example `answers of server1`. */
  readonly what: string;
  /** The number; null when there was nothing to measure. */
  readonly value: number | null;
  /** Its unit: shares lie between 0 and 1. */
  readonly unit: 'count' | 'share' | 'ms' | 'per-second';
  /** Lower end of its interval, one-sided 95 %; absent where it has none. */
  readonly low?: number;
  /** Upper end, one-sided 95 %. */
  readonly high?: number;
  /** Out of how many; absent where that has no meaning. */
  readonly n?: number;
}

/** What a probe showed. */
export interface ProbeFinding {
  /** Whether its statement is true of the stack. */
  readonly verdict: Truth;
  /** Why it is unknown or broken, each with a sentence and its numbers; empty when it held. */
  readonly reasons: readonly { readonly reason: ProbeReason; readonly detail: string }[];
  /** The numbers that carry the verdict, whatever it is. */
  readonly numbers: readonly ProbeNumber[];
}

/** A question asked of the stack, and the answer. */
export interface ProbeVerdict extends ProbeFinding, ProbePlan {
  /** What the probe asks for, as a sentence that is true when the verdict is `held`. */
  readonly statement: string;
  /** What became of what the plan expected of it. */
  readonly expectation: Truth;
}
