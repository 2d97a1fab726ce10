import type { Evidence } from './evidence.ts';
import type { Observation } from './observation.ts';
import type { FaultId } from './plan.ts';
import type { ProbeId } from './probe.ts';
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
  | ProbeStarted
  | ProbeIntended
  | ProbeSaw
  | ProbeFailed
  | ProbeEnded
  | RunInterrupted
  | RunEnded;

/** Fields of every event. */
interface Stamp<Type extends string> {
  /** What happened. */
  readonly type: Type;
  /** When, by the controller's clock. */
  readonly at: EpochMs;
  /** Lane in which it happened, from 1; absent when the run has no lanes. */
  readonly lane?: number;
}

/** Fields of every event inside an episode. */
interface EpisodeStamp<Type extends string> extends Stamp<Type> {
  /** Number of the episode, from 1, in order of the run. */
  readonly episode: number;
}

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
  /** Episodes in which the machine was too busy to measure, and in whose place this one is played; absent otherwise. */
  readonly repeats?: readonly number[];
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
export interface FaultIntended extends EpisodeStamp<'fault-intended'> {
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** How to undo it: verb and the components or network it applies to. */
  readonly undo: { readonly verb: string; readonly on: readonly string[] };
}

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

/** The watchdog lifted a fault at its hard maximum, because the controller had not; written by the watchdog itself. */
export interface WatchdogLifted extends EpisodeStamp<'watchdog-lifted'> {
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** Hard maximum of the fault, in milliseconds from its arming. */
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

/** Fields of every event of a probe. */
interface ProbeStamp<Type extends string> extends Stamp<Type> {
  /** Its place in the plan, from 1. */
  readonly place: number;
}

/** A question is about to be asked of the stack. */
export interface ProbeStarted extends ProbeStamp<'probe-started'> {
  /** Which. */
  readonly probe: ProbeId;
}

/** A probe is about to inject a fault; written and flushed before the act: the undo as data. */
export interface ProbeIntended extends ProbeStamp<'probe-intended'>, Pick<FaultIntended, 'fault' | 'target' | 'undo'> {}

/** A probe saw something. */
export interface ProbeSaw extends ProbeStamp<'probe-saw'> {
  /** What. */
  readonly observation: Observation;
}

/** A probe could not gather what it wanted to. */
export interface ProbeFailed extends ProbeStamp<'probe-failed'> {
  /** `steady`: the stack was not; `gather`: the probe itself, healing what it broke among it. */
  readonly act: 'steady' | 'gather';
  /** The error in one line. */
  readonly because: string;
}

/** A probe is over, and the stack is as it was. */
export interface ProbeEnded extends ProbeStamp<'probe-ended'> {}

/** Somebody asked the run to stop. */
export interface RunInterrupted extends Stamp<'run-interrupted'> {
  /** Signal name, or the name of the deadline. */
  readonly signal: string;
  /** The step that was cut, in words; absent in records of earlier versions. */
  readonly during?: string;
}

/** The stack is down and everything is gathered. */
export interface RunEnded extends Stamp<'run-ended'> {}
