import type { ForeignBars } from '../../model/foreign.ts';
import type { CloseLook } from '../../model/tally.ts';
import { alpha } from '../../model/proof.ts';
import type { Steps } from './felt.ts';
import { between } from './felt.ts';

/** A rate is that of a second at least, so that a few requests beside each other are no high one. */
const leastMs = 1000;

/**
 * Requests per second before a moment, from the first one on: how long it was idle before says nothing of how often it is asked.
 * @param untilMs since the epoch
 */
export function rateIn({ all }: Steps, look: CloseLook, untilMs: number): number {
  const [from, to] = between(look, look.fromMs, untilMs);
  let first = from;
  while (first < to && all[first + 1] === 0) first++;
  return ((all[to] as number) * 1000) / Math.max(leastMs, (to - first) * look.stepMs);
}

/**
 * Longest time without any request that says nothing: the budget, and as long as may pass by chance in 1 of 20 cases where so
 * many come per second.
 */
export const quietMsAt = (ratePerSecond: number, { failoverBudgetMs }: ForeignBars): number =>
  Math.max(failoverBudgetMs, (-Math.log(alpha) * 1000) / ratePerSecond);
