import type { Effect } from './cell.ts';
import type { StackPrint } from './history.ts';
import type { Truth } from './truth.ts';

/** What is accepted of a stack and suite, kept beside the code like the baseline of a linter. */
export interface Baseline {
  /** Schema of the file. */
  readonly schema: 'spofproof/baseline@1';
  /** Name of the stack. */
  readonly stack: string;
  /** Name of the suite. */
  readonly suite: string;
  /** Run from which it was last written. */
  readonly from: string;
  /** What people have to say about all of it; absent when nothing. */
  readonly comment?: string;
  /** What is accepted, by the name of the cell: `server1/stop/read`. */
  readonly cells: Readonly<Record<string, AcceptedCell>>;
  /** With what it was taken; absent in baselines from before that was kept. */
  readonly taken?: BaselineTaken;
}

/** With which plan and on which stack a baseline was taken: a run with another plan may show less of the same cells. */
export interface BaselineTaken {
  /** Hash of all in the plan that changes what is measured, as in the history. */
  readonly plan: string;
  /** Numbers of the plan by their way, for example `load.deadlineMs`. */
  readonly settings: Readonly<Record<string, number>>;
  /** Names of the probes that were asked. */
  readonly probes: readonly string[];
  /** Hash of the stack without words for people. */
  readonly stack: StackPrint['hash'];
  /** Hash of each component, by name. */
  readonly components: StackPrint['components'];
}

/** What is accepted of one cell. */
export interface AcceptedCell {
  /** `proven`: a single point of failure one lives with; `refuted`: a survival that must not be lost. */
  readonly finding: 'proven' | 'refuted';
  /** What is felt of the accepted single point of failure; absent for a survival. */
  readonly effect?: Effect;
  /** The longest interruption as it was measured, at least and at most; absent when there was none. */
  readonly gapMs?: readonly [lowMs: number, highMs: number];
  /** Longest interruption that is accepted of a survival; absent of a single point of failure. */
  readonly gapUpToMs?: number;
  /** Why people accept it; absent when nobody said. */
  readonly reason?: string;
  /** Last day, in UTC, on which the single point of failure is accepted: `2027-03-31`; absent when for good. */
  readonly until?: string;
}

/**
 * What a gate has to say of one cell, or of one probe: of those a baseline accepts nothing, and the plan decides; or of plan and
 * stack, where the baseline was taken with others, or does not say with which.
 */
export type GateKind =
  | 'new-spof'
  | 'survival-lost'
  | 'spof-graver'
  | 'data-harmed'
  | 'gap-longer'
  | 'expired'
  | 'probe-broken'
  | 'coverage-lost'
  | 'plan-laxer'
  | 'probe-unknown'
  | 'unknown'
  | 'improved'
  | 'new-survival'
  | 'plan-changed'
  | 'stack-changed'
  | 'not-kept'
  | 'accepted';

/** One line of a gate. */
export interface GateLine {
  /** Name of the cell, `probe NAME`, or `the plan`, `the stack`, `the baseline`. */
  readonly key: string;
  /** What is the matter. */
  readonly kind: GateKind;
  /** What that makes of the gate: `held` for what is worth a word and no more. */
  readonly verdict: Truth;
  /** One line, with numbers. */
  readonly sentence: string;
}

/** A run against what is accepted. */
export interface GateVerdict {
  /** Held when nothing got worse, broken when something did, unknown when it cannot be told. */
  readonly outcome: Truth;
  /** 0, 1 or 2. */
  readonly exitCode: number;
  /** Cells that are as accepted, or better. */
  readonly passed: number;
  /** Cells of run and baseline together. */
  readonly all: number;
  /** Everything worth a line, what fails first. */
  readonly lines: readonly GateLine[];
}

/** How one entry of a baseline changes when it is written anew. */
export interface BaselineChange {
  /** Name of the cell. */
  readonly key: string;
  /** What is done to the entry; `kept-unknown` and `left-out` are said because an unknown is never accepted. */
  readonly what: 'added' | 'changed' | 'removed' | 'kept-unknown' | 'left-out';
  /** As it was; absent when it was not there. */
  readonly before?: AcceptedCell;
  /** As it will be; absent when it will not be there. */
  readonly after?: AcceptedCell;
}
