import type { Evidence } from './evidence.ts';
import type { Opened } from './opened.ts';
import type { FaultId } from './plan.ts';
import type { ArmName } from './sample.ts';
import type { OperationName } from './stack.ts';
import type { Truth } from './truth.ts';

/** Is the target a single point of failure for the operation? */
export type Finding = 'proven' | 'refuted' | 'unknown';

/** What the fault did to the operation. */
export type Effect = 'none' | 'blip' | 'slow-recovery' | 'degraded' | 'outage' | 'data' | 'unknown';

/**
 * What the drawing said against what was measured. `hidden-spof`: the drawing shows something to take its place, and it did
 * not; `hidden-redundancy`: the drawing shows nothing, and it was not missed; `unknown`: nothing was measured for certain.
 */
export type Agreement = 'agreed-spof' | 'agreed-redundant' | 'hidden-spof' | 'hidden-redundancy' | 'unknown';

/** Why a cell is unknown, or why its expectation broke; machine-readable. */
export type Reason =
  | 'steady-state-not-met'
  | 'fault-failed'
  | 'fault-not-evidenced'
  | 'fault-not-held'
  | 'not-healed'
  | 'not-recovered'
  | 'load-invalid'
  | 'generator-starved'
  | 'clock-jumped'
  | 'too-few-slots'
  | 'straddles-bar'
  | 'degraded-until-healed'
  | 'recovered-beyond-budget'
  | 'writes-lost'
  | 'writes-duplicated'
  | 'writes-phantom'
  | 'replica-diverged'
  | 'stale-reads'
  | 'hold-too-short'
  | 'sham-not-clean'
  | 'crashed-uninjected'
  | 'ledger-unread'
  | 'interrupted'
  | 'unsupported-here'
  | 'check-failed'
  | 'fell-again'
  | 'episodes-disagree'
  | 'expectation-broken';

/** A reason with the sentence a person reads. */
export interface Because {
  /** Machine-readable. */
  readonly reason: Reason;
  /** The same with names and numbers. */
  readonly detail: string;
}

/** One stack x target x fault x operation: the unit that gets a verdict. */
export interface Cell {
  /** Name of the stack. */
  readonly stack: string;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came. Cells of returning users stand only where what befell them differs from that of the main arm. */
  readonly arm: ArmName;
  /** Availability that the lower bound had to clear. */
  readonly bar: number;
  /** Finding the plan expects. */
  readonly expected: 'proven' | 'refuted';
  /** Finding that the declared stack predicts; absent where its drawing says nothing, of a sham, and of returning users. */
  readonly prediction?: 'proven' | 'refuted';
  /** What became of that prediction; absent without one. */
  readonly agreement?: Agreement;
  /** What became of that expectation. */
  readonly expectation: Truth;
  /** Is it a single point of failure? */
  readonly finding: Finding;
  /** What was felt. */
  readonly effect: Effect;
  /** Why unknown, or by how much an expectation broke; empty when it held. */
  readonly reasons: readonly Because[];
  /** Episodes behind this cell. */
  readonly episodes: number;
  /** Slots of the whole load: planned = good + bad + dropped + cut + unknown. */
  readonly slots: SlotCounts;
  /** Availability by phase; null where the phase did not happen. */
  readonly availability: {
    /** Before the fault. */
    readonly control: Availability | null;
    /** From the end of the allowed failover budget to the start of healing. */
    readonly hold: Availability | null;
    /** From the end of the recovery window to the end of the load. */
    readonly after: Availability | null;
  };
  /** The longest interruption from the injection on; null when there was none. Times from the injection. */
  readonly outage: Outage | null;
  /** Injection to first bad slot; null when none. */
  readonly timeToFailMs: number | null;
  /** Injection to the balancer's own notice of a server on the target; null when it noticed nothing. */
  readonly timeToDetectMs: number | null;
  /**
   * The balancer's notice against what its settings imply, from the injection; null where they imply nothing, or the fault
   * was lifted before.
   */
  readonly detection: ImpliedMoment | null;
  /** The same for the moment at which it takes every server of the target for up again, from the end of healing. */
  readonly recovery: ImpliedMoment | null;
  /** Injection to the first sustained good slot, the slowest of several episodes; null when nothing failed or it never came back. */
  readonly timeToRecoverMs: number | null;
  /** Latency of correct answers by phase, from the due moment. */
  readonly latency: {
    /** Before the fault. */
    readonly control: Latency | null;
    /** During the hold, from the injection to the start of healing. */
    readonly hold: Latency | null;
  };
  /** Good answers during the hold by the server that gave them. */
  readonly servedBy: Readonly<Record<string, number>>;
  /** How requests failed from the injection to the start of healing, by cause, for example `refused`, `timeout`, `503`. */
  readonly failedBy: Readonly<Record<string, number>>;
  /** What was seen of the fault, independent of the load. */
  readonly evidence: readonly MomentEvidence[];
  /** What the same fault did to returning users; null without any, and in their own cells. */
  readonly returning: ReturningFelt | null;
}

/** A moment read from a component itself, and the interval in which its own settings want it to be. */
export interface ImpliedMoment {
  /** When it was seen; null when it was not, although there was time for it. */
  readonly observedMs: number | null;
  /** Earliest by the settings; negative where it may come before the act is complete. */
  readonly lowMs: number;
  /** Latest by the settings. */
  readonly highMs: number;
  /** Whether it was seen in that interval. */
  readonly within: boolean;
}

/** What users felt who keep their connection, beside those who come over a new one. */
export interface ReturningFelt {
  /**
   * Requests from the injection to the healing of one against the other. `same`: the share of new connections lies in the
   * interval of kept ones; `hidden`: kept ones succeeded more often, `worse`: less often; `unkept`: too few connections
   * were kept to compare anything; `unknown`: neither can be said.
   */
  readonly comparison: 'same' | 'hidden' | 'worse' | 'unkept' | 'unknown';
  /** How they came before the fault, where too few connections were kept; absent elsewhere. */
  readonly opened?: Opened;
  /** Over kept connections. */
  readonly kept: Availability | null;
  /** Over new ones, in the same time. */
  readonly fresh: Availability | null;
  /** Single point of failure for returning users. */
  readonly finding: Finding;
  /** What they felt. */
  readonly effect: Effect;
  /** Their planned slots and what became of them. */
  readonly slots: SlotCounts;
}

/** Planned slots and what became of them; the five others always add up to `planned`. */
export interface SlotCounts {
  /** Rate x length of the load. */
  readonly planned: number;
  /** Answered correctly within the deadline. */
  readonly good: number;
  /** Answered wrongly, late, or not at all. */
  readonly bad: number;
  /** Never begun by the generator. */
  readonly dropped: number;
  /** Begun, but the load ended before the answer or the time-out. */
  readonly cut: number;
  /** Lost with a generator that died: what became of them nobody knows. */
  readonly unknown: number;
}

/**
 * Where a bound comes from. `exact`: Clopper-Pearson, as if requests failed independently; `blocks`: the block bootstrap, as
 * failures came in clusters and its bound is the more cautious one.
 */
export type BoundMethod = 'exact' | 'blocks';

/** A share with its interval: of two methods, the bound that claims less. */
export interface Availability {
  /** Good slots / counted slots, with dropped slots counted as bad. */
  readonly estimate: number;
  /** Lower end, one-sided 95 %. */
  readonly low: number;
  /** Upper end, one-sided 95 %. */
  readonly high: number;
  /** Counted slots. */
  readonly n: number;
  /** Good slots among them. */
  readonly good: number;
  /** Method that gave the lower end. */
  readonly lowBy: BoundMethod;
  /** Method that gave the upper end. */
  readonly highBy: BoundMethod;
}

/** An interruption, bracketed by the good slots around it. */
export interface Outage {
  /** First bad slot, from the injection. */
  readonly startMs: number;
  /** First to last bad slot of the longest part in which users were not served: at least this long. */
  readonly lengthLowMs: number;
  /** Last good before to first answer of the sustained return: at most this long; null when it never came back in the load. */
  readonly lengthHighMs: number | null;
  /** Longest time in it without a right answer, in time or late: all of a freeze, which has bad slots for O - L only. */
  readonly silentMs: number;
  /** Not seen to be over when healing began: true length without healing is unknown, print "> lengthLowMs". */
  readonly censored: boolean;
}

/**
 * Quantiles over all requests, with a time for correct answers only: a wrong or missing one is as good as never, however
 * fast it came.
 */
export interface Latency {
  /** Median, ms; null when it lies among those without a correct answer. */
  readonly p50Ms: number | null;
  /** 95th percentile. */
  readonly p95Ms: number | null;
  /** 99th percentile. */
  readonly p99Ms: number | null;
  /** Requests counted, whatever became of them. */
  readonly n: number;
  /** Those of them without a correct answer; they rank last. */
  readonly censored: number;
}

/** Evidence with its moment. */
export interface MomentEvidence {
  /** `bit`, `holds`, `still` or `healed`. */
  readonly moment: 'bit' | 'holds' | 'still' | 'healed';
  /** Milliseconds from the injection. */
  readonly atMs: number;
  /** The facts. */
  readonly evidence: Evidence;
}
