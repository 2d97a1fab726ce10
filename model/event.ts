import type { Cell } from './cell.ts';
import type { Evidence } from './evidence.ts';
import type { FaultId } from './plan.ts';
import type { ProbeEnded, ProbeFailed, ProbeIntended, ProbeSaw, ProbeStarted } from './probe-event.ts';
import type { EpisodeStamp, Intention, Stamp } from './stamp.ts';
import type { EpochMs } from './units.ts';

/** The journal of a run, one JSON object a line in `events.ndjson`; everything the judge knows beside plan and samples. */
export type RunEvent =
  | RunStarted
  | StackRaised
  | EpisodeStarted
  | LoadStarted
  | GateJudged
  | FaultIntended
  | FaultInjected
  | EvidenceSeen
  | HealingStarted
  | FaultHealed
  | ActFailed
  | WatchdogLifted
  | ComponentExited
  | BalancerSaw
  | LoadEnded
  | LedgerRead
  | EpisodeEnded
  | FindingTold
  | ProbeStarted
  | ProbeIntended
  | ProbeSaw
  | ProbeFailed
  | ProbeEnded
  | RunInterrupted
  | RunEnded;

/** The run began. */
export interface RunStarted extends Stamp<'run-started'> {
  /** Name of the run folder. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Versions of the programs used, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The machine: kernel, processors, memory, … */
  readonly host: Readonly<Record<string, string | number>>;
  /** Command that repeats the run. */
  readonly command: string;
}

/** Every component of the stack answered. */
export interface StackRaised extends Stamp<'stack-raised'> {
  /** How long raising took, by step, in milliseconds. */
  readonly stepsMs: Readonly<Record<string, number>>;
}

/** One control + inject + hold + heal + recovery begins. */
export interface EpisodeStarted extends EpisodeStamp<'episode-started'> {
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /**
   * Operations of which the target is expected to be a single point of failure; all others have to survive. For who has no plan
   * beside the journal: a run is judged by its plan. Absent in records of earlier versions.
   */
  readonly spof?: readonly string[];
  /** Episodes in which the machine was too busy to measure, and in whose place this one is played; absent otherwise. */
  readonly repeats?: readonly number[];
  /**
   * Episodes that were played in its place and came to nothing, so that it counts all the same; absent without any, and in the
   * journal itself, as nobody knows of them before its end.
   */
  readonly inVain?: readonly number[];
}

/** The generator runs. */
export interface LoadStarted extends EpisodeStamp<'load-started'> {
  /** How long the load is planned to last; with the rates it gives the planned slots. */
  readonly durationMs: number;
}

/** The steady-state gate, before the fault or after recovery. */
export interface GateJudged extends EpisodeStamp<'gate-judged'> {
  /** Which of the two. */
  readonly side: 'before' | 'after';
  /** Whether the steady state held. When it did not before, nothing is injected. */
  readonly held: boolean;
  /** What was missing, in words; empty when it held. */
  readonly because: readonly string[];
}

/** Written and flushed before the act: the undo as data. */
export interface FaultIntended extends EpisodeStamp<'fault-intended'>, Intention {}

/** The act is complete; `at` is the moment it took full effect. */
export interface FaultInjected extends EpisodeStamp<'fault-injected'> {
  /** When the act was begun. */
  readonly begunAt: EpochMs;
}

/** Something was looked at, independent of the load. */
export interface EvidenceSeen extends EpisodeStamp<'evidence-seen'> {
  /** `bit`: right after injection; `holds`: during the hold; `still`: right before healing; `healed`: after healing. */
  readonly moment: 'bit' | 'holds' | 'still' | 'healed';
  /** The facts. */
  readonly evidence: Evidence;
}

/** Healing was begun. */
export interface HealingStarted extends EpisodeStamp<'healing-started'> {}

/** Healing is complete: every component of the target passed its readiness probe, every rule is lifted. */
export interface FaultHealed extends EpisodeStamp<'fault-healed'> {}

/** An act or observation failed. */
export interface ActFailed extends EpisodeStamp<'act-failed'> {
  /** What was tried. */
  readonly act: 'inject' | 'observe' | 'heal' | 'load' | 'ledger';
  /** The error in one line. */
  readonly because: string;
}

/**
 * The watchdog lifted a fault because the controller had not healed it: at its hard maximum, or when a healing took longer than
 * its target may; written by the watchdog itself.
 */
export interface WatchdogLifted extends EpisodeStamp<'watchdog-lifted'> {
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** How long it was left in force, in milliseconds from its arming. */
  readonly limitMs: number;
  /** What it did, in words, failures among them; never empty. */
  readonly did: readonly string[];
}

/** A component's process ended. */
export interface ComponentExited extends Stamp<'component-exited'> {
  /** Name in the stack. */
  readonly component: string;
  /** Exit code, or null when a signal ended it. */
  readonly code: number | null;
  /** Signal that ended it, or null. */
  readonly signal: string | null;
  /** Whether we made it end (a fault, or lowering the stack). False is a crash nobody injected. */
  readonly intended: boolean;
}

/** The balancer's own view of a server changed, read from its socket. */
export interface BalancerSaw extends Stamp<'balancer-saw'> {
  /** Balancer component. */
  readonly balancer: string;
  /** Backend and server as the balancer names them, for example `app/server1`. */
  readonly server: string;
  /** Its state: `UP`, `DOWN`, `MAINT`, … */
  readonly state: string;
}

/** The generator ended. */
export interface LoadEnded extends EpisodeStamp<'load-ended'> {
  /** Exit code of k6; null when a signal ended it. Never the verdict: not 0 makes the load invalid, but see `neededMs`. */
  readonly code: number | null;
  /**
   * Until when it was needed, from the start of the load: every request due before then was answered or timed out, and k6 was
   * asked to end. Slots from there on are not planned. Absent when k6 came to the end of what was asked of it.
   */
  readonly neededMs?: number;
  /** Start of the load by the controller's clock: sample times count from here; null when k6 never got that far. */
  readonly startedAt: EpochMs | null;
  /** Lines that k6 wrote beside samples: exceptions, warnings; the first few. */
  readonly complaints: readonly string[];
  /** Number of such lines. */
  readonly complaintCount: number;
  /** Processor time of k6, in milliseconds. */
  readonly cpuMs: number;
  /** File of the samples, relative to the run folder. */
  readonly samplesFile: string;
  /** Its length when the load had ended; absent in runs of earlier versions. */
  readonly samplesBytes?: number;
  /** Start of the load by k6's own clock, as the samples tell it; null when none of them does, absent in runs of earlier versions. */
  readonly samplesStartedAt?: EpochMs | null;
  /** Difference between wall clock and steady clock at the end minus at the start: not near 0 means a clock jump. */
  readonly clockDriftMs: number;
}

/** What one database holds of the episode's writes, read after healing. */
export interface LedgerRead extends EpisodeStamp<'ledger-read'> {
  /** Database component. */
  readonly database: string;
  /** Ids present, as ranges: `"1000000-1000099,1000101"`. */
  readonly present: string;
  /** Ids present more than once, as ranges. */
  readonly duplicated: string;
}

/** The episode is over and its samples are complete. */
export interface EpisodeEnded extends EpisodeStamp<'episode-ended'> {}

/**
 * What a finished episode showed of one of its cells, judged by itself against the control arm. Said at once for whoever follows
 * the run; nothing is judged by it, and what counts is the verdict, in which a cell may have several episodes.
 */
export interface FindingTold
  extends
    EpisodeStamp<'finding-told'>,
    Pick<Cell, 'target' | 'fault' | 'operation' | 'arm' | 'finding' | 'effect' | 'expectation'> {
  /** Why it is unknown, or by how much the expectation broke, in words; empty when it held. */
  readonly because: readonly string[];
}

/** Somebody asked the run to stop. */
export interface RunInterrupted extends Stamp<'run-interrupted'> {
  /** Signal name, or the name of the deadline. */
  readonly signal: string;
  /** The step that was cut, in words; absent in records of earlier versions. */
  readonly during?: string;
}

/** The stack is down and everything is gathered. */
export interface RunEnded extends Stamp<'run-ended'> {}
