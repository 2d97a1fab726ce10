import type { ProbeId } from '../model/probe.ts';
import type { Probe } from './probe-contract.ts';
import { probes } from './probes/index.ts';

/** The probe of that name; its absence is a mistake in the list. */
export function findProbe(id: ProbeId): Probe {
  const found = probes.find((probe) => probe.id === id);
  if (!found) throw new RangeError(`there is no probe ${id}`);
  return found;
}
