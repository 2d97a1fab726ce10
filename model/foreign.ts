import type { Availability, Effect, Finding, Latency, Reason } from './cell.ts';
import type { FaultId } from './plan.ts';
import type { Truth } from './truth.ts';

/** What evidence from elsewhere can be read from: k6's own outputs, or sample lines of our script without a run folder. */
export type ForeignFormat = 'k6-csv' | 'k6-json' | 'samples';

/** Every format, in the order of lists. */
export const foreignFormats: readonly ForeignFormat[] = ['k6-csv', 'k6-json', 'samples'];

/** What decides about evidence from elsewhere, which brings no plan. */
export interface ForeignBars {
  /** Availability that must be shown before the fault, and that an operation must not fall below under it. */
  readonly availability: number;
  /** Longest interruption that still counts as surviving. */
  readonly failoverBudgetMs: number;
  /** A correct answer later than this is bad. */
  readonly deadlineMs: number;
}

/** Everything judged about evidence from elsewhere. Same files, events and bars in, same bytes out. */
export interface ForeignVerdict {
  /** Schema of this object. */
  readonly schema: 'spofproof/foreign-verdict@1';
  /** Format of the files. */
  readonly from: ForeignFormat;
  /** The bars. */
  readonly bars: ForeignBars;
  /** The worst of all expectations; `unknown` without any cell. */
  readonly outcome: Truth;
  /** 0, 1 or 2. */
  readonly exitCode: number;
  /** Requests read from all files. */
  readonly requests: number;
  /** Lines that were neither requests nor known talk of the generator. */
  readonly complaints: number;
  /** Requests that stand at their end, as nothing tells when they began. */
  readonly unsureStarts: number;
  /** Step in which the moments were written down; every moment is that unsure, and of a length either end twice as much. */
  readonly timeStepMs: number;
  /** Furthest that a quantile may be from the true one, as a share of it. */
  readonly latencyError: number;
  /** One per episode and operation, in their order. */
  readonly cells: readonly ForeignCell[];
  /** What the control arm says: one sentence. */
  readonly sham: { readonly clean: boolean; readonly sentence: string };
  /** Good and bad requests over the whole time, one per operation. */
  readonly series: readonly ForeignSeries[];
  /** Questions that this evidence leaves open, whatever is in it. */
  readonly cannotTell: readonly OpenQuestion[];
}

/** A question that the judge asks of a run, and that a format has no answer to. */
export interface OpenQuestion {
  /** What is not told, in a few words. */
  readonly what: string;
  /** Why, and what follows. */
  readonly because: string;
  /** The checks of the judge that cannot be made without it. */
  readonly checks: readonly string[];
}

/** Why a cell is unknown or broken; `not-told`: the format does not say what would decide. */
export type ForeignReason = Reason | 'not-told';

/** One operation in one episode. Times in milliseconds from the injection. */
export interface ForeignCell {
  /** Number of the episode. */
  readonly episode: number;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did, by the tag asked for; empty where requests do not have it. */
  readonly operation: string;
  /** What the events expect; surviving, where they say nothing, and null where the journal of an earlier version does not say. */
  readonly expected: 'proven' | 'refuted' | null;
  /** What became of that, unknown where it is not said; of the sham, which is a condition and no question, `null`. */
  readonly expectation: Truth | null;
  /** Whether the target is a single point of failure; never refuted, as no format tells enough for that. */
  readonly finding: Exclude<Finding, 'refuted'>;
  /** What was felt. */
  readonly effect: Effect;
  /** Why unknown, or by how much an expectation broke. */
  readonly reasons: readonly { readonly reason: ForeignReason; readonly detail: string }[];
  /** Share of good requests by phase; null without any. Bounds are exact, as if requests failed independently. */
  readonly availability: {
    /** Before the fault. */
    readonly control: Availability | null;
    /** From the end of the failover budget to the begin of healing. */
    readonly hold: Availability | null;
    /** From as long as the budget after healing on. */
    readonly after: Availability | null;
  };
  /** Slots that the generator said it never began, of any operation, as it does not say of which; they are in no share. */
  readonly dropped: {
    /** Before the fault. */
    readonly control: number;
    /** From the injection to the begin of healing. */
    readonly hold: number;
  };
  /** The longest interruption between act and healing; null when none. */
  readonly outage: ForeignOutage | null;
  /** Latency of correct answers; null without requests. */
  readonly latency: {
    /** Before the fault. */
    readonly control: Latency | null;
    /** From the injection to the begin of healing. */
    readonly hold: Latency | null;
  };
  /** Good answers from the injection to the healing by server; empty where the format does not tell. */
  readonly servedBy: Readonly<Record<string, number>>;
  /** Wrong and missing answers from the injection to the healing, by cause. */
  readonly failedBy: Readonly<Record<string, number>>;
}

/** The name of an operation as people read it. */
export const shownOperation = (operation: string): string => operation || '(no tag)';

/** An interruption as far as counts in steps can bracket it. */
export interface ForeignOutage {
  /** First bad request, from the injection. */
  readonly startMs: number;
  /** At least this long. */
  readonly lengthLowMs: number;
  /** At most this long; null when it never came back. */
  readonly lengthHighMs: number | null;
  /** Not seen to be over when healing began. */
  readonly censored: boolean;
}

/** Good and bad requests of an operation in windows of equal width. */
export interface ForeignSeries {
  /** What the user did. */
  readonly operation: string;
  /** Begin of the first window, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Width of a window. */
  readonly windowMs: number;
  /** Good requests of each. */
  readonly good: readonly number[];
  /** All others of each. */
  readonly bad: readonly number[];
}
