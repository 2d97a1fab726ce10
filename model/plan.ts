import type { ProbeId } from './probe.ts';
import type { OperationName } from './stack.ts';
import type { Milliseconds, PerSecond, Share } from './units.ts';

/** Verbs the project can apply to a target; one file each in `chaos/faults/`. `sham` does nothing, as the control arm. */
export type FaultId = 'sham' | 'stop' | 'kill' | 'pause' | 'isolate' | 'slow' | 'lossy' | 'exhaust' | 'fill-disk';

/** Every fault, in the order of lists. */
export const faultIds: readonly FaultId[] = [
  'sham',
  'stop',
  'kill',
  'pause',
  'isolate',
  'slow',
  'lossy',
  'exhaust',
  'fill-disk',
];

/** Whether the fault leaves its target no answer to give; the others make it worse, and some requests may still succeed. */
export const silences = (fault: FaultId): boolean => ['stop', 'kill', 'pause', 'isolate'].includes(fault);

/** A suite: what to do to which stack, under what load, and what is expected of it. Resolved: nothing is optional. */
export interface Plan {
  /** Name of the suite; part of the run folder's name. */
  readonly suite: string;
  /** One line for lists. */
  readonly title: string;
  /** Name of the stack. */
  readonly stack: string;
  /** The users' traffic. */
  readonly load: LoadPlan;
  /** The lengths of an episode's phases. */
  readonly windows: WindowsPlan;
  /** What counts as good, and how sure we must be. */
  readonly bars: BarsPlan;
  /** k: how often each experiment is run; fixed before the run. */
  readonly episodes: number;
  /** Stacks that are tested side by side, each with a share of the experiments; absent means one. */
  readonly lanes?: number;
  /** Faults in the order of the file; the order in which they are injected is drawn from the seed. */
  readonly experiments: readonly ExperimentPlan[];
  /** Questions asked of the raised stack before the first experiment, in this order; absent when there are none. */
  readonly probes?: readonly ProbePlan[];
}

/** The users' traffic: an open model, so planned requests do not wait for answers. */
export interface LoadPlan {
  /** Planned requests per second of each operation. */
  readonly ratePerSecond: Readonly<Record<OperationName, PerSecond>>;
  /** Beside those, requests per second of each operation by returning users, over kept connections; 0 when there are none. */
  readonly returningPerSecond: PerSecond;
  /** T: a request without an answer after this long is given up. */
  readonly timeoutMs: Milliseconds;
  /** L: a correct answer later than this is a bad slot all the same; shorter than the timeout. */
  readonly deadlineMs: Milliseconds;
}

/** The phases of an episode, in order; all but `settle` are judged. */
export interface WindowsPlan {
  /** From the start of the load to the first slot that counts. */
  readonly settleMs: Milliseconds;
  /** Steady state before the fault. */
  readonly controlMs: Milliseconds;
  /** From the injection to the start of healing; at least twice the stack's failover budget. */
  readonly holdMs: Milliseconds;
  /** From the end of healing: time allowed to come back. */
  readonly recoveryMs: Milliseconds;
  /** Steady state after recovery. */
  readonly afterMs: Milliseconds;
}

/** Numbers that decide; fixed before the run. */
export interface BarsPlan {
  /** Availability that the lower bound must clear, in control, after failover and after healing. */
  readonly availability: Share;
  /** The same for the few requests of returning users; lower, as they can show no more. */
  readonly returningAvailability: Share;
  /** Longest interruption that still counts as surviving; by default the stack's own failover budget. */
  readonly failoverBudgetMs: Milliseconds;
  /** A read must show every write that was acknowledged longer before it than this. */
  readonly stalenessMs: Milliseconds;
  /** Largest 99th percentile of the generator's scheduling lag with which a cell may be judged. */
  readonly generatorLagMs: Milliseconds;
}

/** One fault on one target, and for which operations it is expected to prove a single point of failure. */
export interface ExperimentPlan {
  /** Host or component of the stack. */
  readonly target: string;
  /** The verb. */
  readonly fault: FaultId;
  /** Operations for which the target is expected to be a single point of failure; every other is expected to survive. */
  readonly spof: readonly OperationName[];
  /**
   * Whether reads may lack the last writes acknowledged before the fault, as where an asynchronous replica is left alone: told
   * then, and no expectation breaks. Absent means no.
   */
  readonly staleReads?: boolean;
  /**
   * What the declared stack predicts, noted before the run; operations of which the drawing says nothing are left out. Absent
   * for a sham, and in plans of older runs.
   */
  readonly predicted?: Readonly<Partial<Record<OperationName, 'proven' | 'refuted'>>>;
}

/** A question asked of the stack, and what is expected of it. */
export interface ProbePlan {
  /** Which question. */
  readonly probe: ProbeId;
  /** Whether its statement is expected to hold of this stack, or to be broken. */
  readonly expected: 'held' | 'broken';
  /** Host or component that it is about; absent where the probe takes none, or finds its own. */
  readonly target?: string;
  /** Fault under which it is asked; absent where the probe takes none, or has its own. */
  readonly fault?: FaultId;
  /** Longest time that what it waits for may take; absent where the probe takes none, or has its own. */
  readonly withinMs?: Milliseconds;
}
