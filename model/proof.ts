import type { Plan } from './plan.ts';

/** Chance of being wrong that an availability bound may have: one-sided 95 %. */
export const alpha = 0.05;

/**
 * Fewest earlier runs of one plan and stack whose spread says something of a number: from three, two degrees of freedom, the
 * interval is wider than any change.
 */
export const fewestRuns = 4;

/**
 * Fewest requests, all of them good, that show an availability: the smallest n with `alpha^(1/n) >= bar`, the exact
 * (Clopper-Pearson) lower bound for zero failures. None is enough for a bar of 1.
 */
export function slotsNeeded(bar: number): number {
  if (bar >= 1) return Number.POSITIVE_INFINITY;
  if (bar <= 0) return 1;
  // What floating point adds to a whole quotient must not ask for one more.
  return Math.ceil(Math.log(alpha) / Math.log(bar) - 1e-9);
}

/**
 * The longest time under a fault in which nobody need be due to ask, in milliseconds: an interruption in it is within the failover
 * budget however long it was, and what is shorter than the deadline nobody feels.
 */
export const bearablePauseMs = ({ bars, load }: Pick<Plan, 'bars' | 'load'>): number =>
  Math.max(bars.failoverBudgetMs, load.deadlineMs);
