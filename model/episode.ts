import type { MomentEvidence } from './cell.ts';
import type { WriteLedger } from './ledger.ts';
import type { FaultId } from './plan.ts';
import type { OperationName } from './stack.ts';

/** One episode as drawn. Times in milliseconds from the injection (or from the planned injection when nothing was injected). */
export interface EpisodeVerdict {
  /** Number, from 1. */
  readonly episode: number;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** Whether a fault (or the sham) was injected. */
  readonly injected: boolean;
  /** Moments; null where it never came. */
  readonly marks: EpisodeMarks;
  /** The balancer's server states as they changed. */
  readonly balancer: readonly { readonly atMs: number; readonly server: string; readonly state: string }[];
  /** What was looked at. */
  readonly evidence: readonly MomentEvidence[];
  /** Series per operation. */
  readonly series: readonly OperationSeries[];
  /** Requests of returning users per operation; empty when there are none. */
  readonly returning: readonly ReturningSeries[];
  /** Generator health. */
  readonly generator: GeneratorHealth;
  /** Writes of this episode. */
  readonly writes: WriteLedger;
}

/** The moments of an episode, in milliseconds from the injection. */
export interface EpisodeMarks {
  /** Start of the load (negative). */
  readonly loadStartMs: number;
  /** First slot that counts (negative). */
  readonly controlStartMs: number;
  /** The act was begun (0 or slightly negative). */
  readonly injectBegunMs: number | null;
  /** Seen to bite. */
  readonly bitMs: number | null;
  /** First change of the balancer's view of a server on the target after the injection. */
  readonly detectedMs: number | null;
  /** Healing was begun. */
  readonly healBegunMs: number | null;
  /** Healing was complete. */
  readonly healedMs: number | null;
  /** End of the recovery window. */
  readonly afterStartMs: number | null;
  /** End of the load. */
  readonly loadEndMs: number;
}

/** Counts per bin of 100 ms, by due moment. All arrays have one entry a bin. */
export interface OperationSeries {
  /** What the user did. */
  readonly operation: OperationName;
  /** Start of the first bin, from the injection. */
  readonly startMs: number;
  /** Width of a bin. */
  readonly binMs: number;
  /** Correct within the deadline. */
  readonly good: readonly number[];
  /** Correct but later than the deadline. */
  readonly late: readonly number[];
  /** Answered wrongly (status or content). */
  readonly wrong: readonly number[];
  /** Refused, reset or timed out. */
  readonly unanswered: readonly number[];
  /** Never begun, cut or unknown. */
  readonly missing: readonly number[];
  /** Median latency of correct answers; null where there was none. */
  readonly p50Ms: readonly (number | null)[];
  /** 95th percentile of correct answers; null where there was none. */
  readonly p95Ms: readonly (number | null)[];
  /** Good answers by server, one array each. */
  readonly servedBy: Readonly<Record<string, readonly number[]>>;
}

/** Requests of returning users per second, by due moment: they are too few for more. All arrays have one entry a bin. */
export interface ReturningSeries {
  /** What the user did. */
  readonly operation: OperationName;
  /** Start of the first bin, from the injection. */
  readonly startMs: number;
  /** Width of a bin. */
  readonly binMs: number;
  /** Correct within the deadline. */
  readonly good: readonly number[];
  /** Late, wrong, unanswered or never begun. */
  readonly bad: readonly number[];
}

/** Whether the generator did what it was told. */
export interface GeneratorHealth {
  /** 99th percentile of (begin of iteration - its slot's planned start) in the phase where it was worst; null without samples. */
  readonly lagP99Ms: number | null;
  /** Processor time of k6 over the length of the load. */
  readonly cpuShare: number | null;
  /** Slots dropped over all operations. */
  readonly dropped: number;
  /** Exit code of k6. */
  readonly exitCode: number | null;
  /** Lines k6 complained in. */
  readonly complaints: number;
}
