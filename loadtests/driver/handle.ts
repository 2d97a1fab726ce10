import type { Clock, RunningProcess, StartOptions } from '../../model/handle.ts';
import type { LoadPlan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import type { EpochMs } from '../../model/units.ts';

/** Everything one load needs. */
export interface LoadOrder {
  /** Path of k6. */
  readonly k6: string;
  /** Starts a command where the load is to come from. */
  readonly launch: (argv: readonly string[], options: StartOptions) => RunningProcess;
  /** Passes time between two looks; k6's moments are translated to it. */
  readonly clock: Clock;
  /** Rates and time-out. */
  readonly load: LoadPlan;
  /** How long slots are planned for. */
  readonly durationMs: number;
  /** Number of the episode; part of the identity of its writes. */
  readonly episode: number;
  /** Where the stack's entry answers, without a slash at the end. */
  readonly url: string;
  /** Where further entries answer: requests go to all of them in turn; absent when there is one. */
  readonly furtherUrls?: readonly string[];
  /** Addresses from which users come, each from one of them; absent or empty: the system's choice. */
  readonly clientAddresses?: readonly string[];
  /** File with the certificate of the only authority that users trust; absent when they speak no TLS. */
  readonly authorityFile?: string;
  /** The bundled script. */
  readonly script: string;
  /** File for the samples; emptied first, its folder made. */
  readonly samplesFile: string;
  /** File to which k6's own messages are appended. */
  readonly logFile: string;
  /** Seed of the jitter. */
  readonly seed: number;
}

/** What became of a load: the fields of the journal's `load-ended`. */
export interface LoadResult {
  /** Exit code of k6, as it is; null when a signal ended it. */
  readonly code: number | null;
  /** Until when it was needed, from the start of the load, where it was ended for that; absent otherwise. */
  readonly neededMs?: number;
  /** Start of the load: k6's own moment, translated to the steady clock when k6 was started; null when no iteration began. */
  readonly startedAt: EpochMs | null;
  /** The same by k6's own clock, as it stands in the samples: by it they are known again. */
  readonly samplesStartedAt: EpochMs | null;
  /** Length of the samples file, now that nobody writes to it any more. */
  readonly samplesBytes: number;
  /** The first lines k6 wrote beside samples. */
  readonly complaints: readonly string[];
  /** Number of such lines. */
  readonly complaintCount: number;
  /** Processor time of k6, in milliseconds; what it used in its last tenth of a second may be missing. */
  readonly cpuMs: number;
  /** Wall clock minus steady clock, at the end minus at the start. */
  readonly clockDriftMs: number;
}

/** A load under way. */
export interface LoadHandle {
  /** When the load began, as in `LoadResult`; rejects with a failure when k6 ends first or takes too long. */
  readonly startedAt: Promise<EpochMs>;
  /** All requests reported until now; each call reads only what is new. */
  soFar(): Promise<readonly Sample[]>;
  /** Whether every request that was due before a moment, from the start of the load, has been reported; reads what is new. */
  hasAnswered(untilMs: number): Promise<boolean>;
  /**
   * Ends it when it is needed until that moment only, from the start of the load: once every request that was due before is
   * answered or has timed out. One that never began is ended at once. Resolves when it has ended, at its own end at the latest.
   */
  finish(untilMs: number): Promise<void>;
  /** Resolves when k6 has ended and everything is read. Never rejects. */
  readonly ended: Promise<LoadResult>;
  /** Ends it early, by force when asking does not help; resolves when it has ended. */
  stop(): Promise<void>;
}
