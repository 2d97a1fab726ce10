import type { LoadPlan } from '../model/plan.ts';
import type { Milliseconds, Share } from '../model/units.ts';
import { ms, share } from '../model/units.ts';
import { maxLanes, maxTotalRate } from './defaults.ts';
import { totalRateOf } from './load-rules.ts';

/** What a machine has left for lanes. */
export interface Headroom {
  /** Processors that nobody uses now: 1.8 of 2. */
  readonly freeProcessors: number;
  /** Memory that is available, in mebibytes. */
  readonly freeMemoryMb: number;
}

/**
 * Processor time that a request takes, of k6 and all that it passes: measured as 1.5 of two processors at 450/s with the default
 * suite, and as one at 300/s with the sweep.
 */
const requestMs: Milliseconds = ms(3.4);

/** What lanes may take of what is free: requests come in bursts, and acts and looks at them need room. */
const usable: Share = share(0.85);

/** Memory of one lane, in mebibytes: a whole stack, k6 with its users, and the controller. */
const laneMemoryMb = 1024;

/** Processors that a lane with this load takes. */
export const processorsOf = (load: LoadPlan): number => (totalRateOf(load) * requestMs) / 1000;

/**
 * Lanes that this load may have side by side on a machine without one keeping another from being measured: by what is free of
 * processors and memory, and no more requests in all than latency can be judged at. One at least: whether that one can be measured
 * is for its own checks to say.
 */
export function lanesWithin(load: LoadPlan, { freeProcessors, freeMemoryMb }: Headroom): number {
  const byProcessors = Math.floor((freeProcessors * usable) / processorsOf(load));
  const byMemory = Math.floor(freeMemoryMb / laneMemoryMb);
  const byRate = Math.floor(maxTotalRate / totalRateOf(load));
  return Math.max(1, Math.min(maxLanes, byProcessors, byMemory, byRate));
}
