import type { Availability, Finding, ImpliedMoment, Outage } from './cell.ts';
import type { Claim, Description } from './claim.ts';
import type { FaultId } from './plan.ts';
import type { OperationName } from './stack.ts';
import type { Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** Everything judged of the claims; `claims.json`. Same runs in, same bytes out. */
export interface ClaimsVerdict {
  /** Schema of this file. */
  readonly schema: 'spofproof/claims@1';
  /** What was run. */
  readonly run: ClaimsRunFacts;
  /** Whether all is as the list of claims foresees: the worst of the claims. */
  readonly outcome: Truth;
  /** 0, 1 or 2: what `prove claims` exits with for it. */
  readonly exitCode: number;
  /** One per claim, in the order of the list. */
  readonly claims: readonly ClaimOutcome[];
  /** The runs that carry them, in the order in which they were made. */
  readonly stacks: readonly StackOutcome[];
  /** Every single point of failure that was proven, and what the same fault does where only that is remedied. */
  readonly counterfactuals: readonly Counterfactual[];
  /** Every interruption that was survived, against the formula of its stack's settings. */
  readonly gaps: readonly FailoverGap[];
}

/** What was run. */
export interface ClaimsRunFacts {
  /** Name of the folder. */
  readonly id: string;
  /** Start of the first run, ISO 8601 in UTC; empty when there is none. */
  readonly startedAt: string;
  /** From there to the end of the last run. */
  readonly durationMs: number;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Command that repeats it. */
  readonly command: string;
}

/** A claim with its truth on both sides. */
export interface ClaimOutcome extends Pick<Claim, 'id' | 'sentence' | 'kind' | 'change'> {
  /** Where it was said. */
  readonly from: readonly Description[];
  /** Whether both sides are as the list foresees: the worst of them. */
  readonly outcome: Truth;
  /** On the stack as described; null where it is said of a remedied one only. */
  readonly original: SideVerdict | null;
  /** On the remedied one; null where there is nothing to remedy. */
  readonly remedied: SideVerdict | null;
  /** What the descriptions get wrong, when the original shows it; null otherwise. */
  readonly correction: string | null;
}

/** One side of a claim, judged. */
export interface SideVerdict {
  /** Stacks that show it; empty when nothing can be looked at. */
  readonly stacks: readonly string[];
  /** What the list foresees; `unknown` when nothing can be looked at. */
  readonly foreseen: Truth;
  /** Whether the sentence is true there. */
  readonly verdict: Truth;
  /** Whether that is as foreseen. */
  readonly outcome: Truth;
  /** The numbers that carry it, one sentence a condition; never empty. */
  readonly because: readonly string[];
}

/** The run of a stack. */
export interface StackOutcome {
  /** Name of the stack. */
  readonly stack: string;
  /** What it is; empty when there is no such stack. */
  readonly title: string;
  /** Folder of its run, relative to that of the claims; null when there is none. */
  readonly folder: string | null;
  /** What became of its own expectations; unknown without a run. */
  readonly outcome: Truth;
  /** Why there is no verdict; null when there is one. */
  readonly failure: string | null;
}

/** What a fault did to an operation, as far as a comparison needs it. */
export interface Felt {
  /** Host or component. */
  readonly target: string;
  /** Single point of failure or not. */
  readonly finding: Finding;
  /** Availability over the judged hold; null when it did not happen. */
  readonly hold: Availability | null;
  /** The longest interruption; null when there was none. */
  readonly outage: Outage | null;
}

/** A proven single point of failure, and the same fault where only that is remedied. */
export interface Counterfactual {
  /** Stack in which it was proven. */
  readonly stack: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did. */
  readonly operation: OperationName;
  /** What was proven. */
  readonly before: Felt;
  /** Stack with the remedy; null when no stack remedies only this. */
  readonly by: string | null;
  /** The remedy in one sentence; null as above. */
  readonly change: string | null;
  /** The same fault there, one per counterpart. */
  readonly after: readonly Felt[];
  /** `explained`: the remedy alone removes it; `unexplained`: it does not; `unknown`: that was not shown. */
  readonly verdict: 'explained' | 'unexplained' | 'unknown';
}

/** An interruption that was survived. */
export interface FailoverGap {
  /** Name of the stack. */
  readonly stack: string;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** Operation with the longest interruption. */
  readonly operation: OperationName;
  /** The interruption. */
  readonly outage: Outage;
  /** Longest that the stack's settings allow. */
  readonly allowedMs: number;
  /** The arithmetic behind that, in words. */
  readonly formula: string;
  /** Whether it lies within; unknown when its bracket lies across the limit. */
  readonly within: Truth;
  /** The balancer's notice against its settings; null where they imply nothing. */
  readonly detection: ImpliedMoment | null;
}

/** A stack's run as the judge of the claims is given it. */
export interface StackRun {
  /** Name of the stack. */
  readonly stack: string;
  /** Its verdict; absent when there is none. */
  readonly verdict?: Verdict;
  /** Folder of its run, relative to that of the claims; absent when there is none. */
  readonly folder?: string;
  /** Why there is no verdict; absent when there is one. */
  readonly failure?: string;
}
