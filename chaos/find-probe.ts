import type { ProbePlan } from '../model/plan.ts';
import type { ProbeId } from '../model/probe.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import type { Probe } from './probe-contract.ts';
import { probes } from './probes/index.ts';

/** The probe of that name; its absence is a mistake in the list. */
export function findProbe(id: ProbeId): Probe {
  const found = probes.find((probe) => probe.id === id);
  if (!found) throw new RangeError(`there is no probe ${id}`);
  return found;
}

/** How often longer than on a sound stack a probe may take. */
const patience = 2;

/**
 * After this long a probe is given up: twice what it takes on a sound stack, and what it waits for by plan and stack, which is what a
 * fault brings about and then what its healing does.
 * @param failoverMs how long a failover may take
 */
export const probeLimitMs = (
  { probe, withinMs = ms(0) }: Pick<ProbePlan, 'probe' | 'withinMs'>,
  failoverMs: Milliseconds,
): Milliseconds => ms(findProbe(probe).lastsMs * patience + 2 * withinMs + 2 * failoverMs);
