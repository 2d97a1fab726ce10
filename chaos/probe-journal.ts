import type { BalancerSaw, RunEvent } from '../model/event.ts';
import type { Clock } from '../model/handle.ts';
import type { BarsPlan, ProbePlan } from '../model/plan.ts';
import type { StackHandle } from '../model/stack-handle.ts';
import type { StackSpec } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import type { Fault } from './contract.ts';
import type { Journal } from './journal.ts';

/** Everything a probe is played with; nothing else is touched. */
export interface ProbeStage {
  /** Its place in the plan, from 1. */
  readonly place: number;
  /** What the plan says of it. */
  readonly plan: ProbePlan;
  /** Bars of the plan that say whether what was gathered can tell anything. */
  readonly bars: Pick<BarsPlan, 'generatorLagMs' | 'failoverBudgetMs'>;
  /** The stack as it is declared. */
  readonly spec: StackSpec;
  /** The stack as it runs. */
  readonly stack: StackHandle;
  /** The fault of a name for a target, under the eyes of whoever lifts what nobody heals. */
  readonly fault: (name: Fault['id'], target: string) => Fault;
  /** Tells every change of the balancers' own view, until stopped. */
  readonly watch: (onChange: (change: Pick<BalancerSaw, 'at' | 'balancer' | 'server' | 'state'>) => void) => {
    stop(): Promise<void>;
  };
  /** Whose time it is. */
  readonly clock: Clock;
  /** Where its events go. */
  readonly journal: Pick<Journal, 'write'>;
  /** Aborts when somebody asked the run to stop: gathering ends, healing does not. */
  readonly signal: AbortSignal;
}

type OfProbe = Extract<RunEvent, { readonly place: number }>;
type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'place'> : never;

/** Writes an event of this probe, stamped with the present moment, which it returns. */
export function noteProbe(
  { clock, journal, place }: Pick<ProbeStage, 'clock' | 'journal' | 'place'>,
  event: Unstamped<OfProbe>,
): EpochMs {
  const at = clock.now();
  journal.write({ ...event, at, place });
  return at;
}
