import type { Clock } from '../model/handle.ts';
import type { Observation } from '../model/observation.ts';
import type { BarsPlan, FaultId, ProbePlan } from '../model/plan.ts';
import type { ProbeId } from '../model/probe.ts';
import type { StackHandle } from '../model/stack-handle.ts';
import type { StackSpec } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';

/** Everything a probe gathers with; `Needs` are the few things of the stack that it asks for. */
export interface ProbeScene<Needs extends keyof StackHandle = keyof StackHandle> {
  /** What the plan says of it. */
  readonly plan: ProbePlan;
  /** Bars of the plan that say whether what was gathered can tell anything; what it tells is the judge's. */
  readonly bars: Pick<BarsPlan, 'generatorLagMs' | 'failoverBudgetMs'>;
  /** The stack as it is declared. */
  readonly spec: StackSpec;
  /** The stack as it runs. */
  readonly stack: Pick<StackHandle, Needs>;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Aborts when somebody asked the run to stop; what was begun is then to end soon. */
  readonly signal: AbortSignal;
  /** Time since the probe began. */
  elapsedMs(): Milliseconds;
  /** Writes down what was seen. */
  see(observation: Observation): void;
  /**
   * Does something while a fault is in force: intended in the journal, injected, looked at, and healed whatever happens; it
   * writes down what was seen of it. Resolves when the stack was seen in full service again.
   */
  under(fault: FaultId, target: string, act: () => Promise<void>): Promise<void>;
}

/** A question asked of a raised stack. It gathers and never judges; `verdict/probes/` does, from what it saw. */
export interface Probe {
  /** Its name, by which plans refer to it. */
  readonly id: ProbeId;
  /** One line for lists: what it does to find out. */
  readonly title: string;
  /** Longest time that it takes on a sound stack; it is given up after twice that and what plan and stack let it wait. */
  readonly lastsMs: Milliseconds;
  /** Whether it leaves the stack other than it found it, so that it must be raised anew. */
  readonly spoils: boolean;
  /** Gathers; resolves when everything was seen, and whatever it did is undone or `spoils` is true. */
  gather(scene: ProbeScene): Promise<void>;
}
