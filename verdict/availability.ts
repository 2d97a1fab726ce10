import type { Availability } from '../model/cell.ts';
import { roundShare } from './round.ts';

/** Quantile of the normal distribution for one side of 95 %. */
const z = 1.6449;

/** What a one-sided 95 % bound leaves out. */
const alpha = 0.05;

/**
 * Share of good slots with a one-sided 95 % bound on either side; null without slots.
 *
 * Wilson 1927: (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n). When all or none are good the bound is exact
 * instead (Clopper-Pearson): 0.05^(1/n), because Wilson claims too much there: 299 good slots prove 99 %, not 268.
 */
export function availabilityOf(good: number, n: number): Availability | null {
  if (n <= 0) return null;
  const [low, high] = bounds(good, n);
  return { estimate: roundShare(good / n), low: roundShare(low), high: roundShare(high), n, good };
}

function bounds(good: number, n: number): [number, number] {
  const edge = alpha ** (1 / n);
  const [low, high] = wilson(good / n, n);
  if (good >= n) return [edge, 1];
  if (good <= 0) return [0, 1 - edge];
  return [low, high];
}

function wilson(p: number, n: number): [number, number] {
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [(middle - half) / scale, (middle + half) / scale];
}

/** Fewest slots whose lower bound can clear the bar, all being good: the least n with 0.05^(1/n) >= bar. */
export function slotsNeeded(bar: number): number {
  if (bar >= 1) return Number.POSITIVE_INFINITY;
  if (bar <= 0) return 1;
  return Math.ceil(Math.log(alpha) / Math.log(bar) - 1e-9);
}

/**
 * Slots after which the interval no longer contains the bar, if the share stays as it is: z²·bar(1-bar) / (p-bar)²,
 * which is Wilson's interval solved for n. Infinite when the share is the bar itself.
 */
export function slotsToDecide({ estimate }: Availability, bar: number): number {
  const needed = Math.ceil((z * z * bar * (1 - bar)) / (estimate - bar) ** 2);
  return Math.max(needed, slotsNeeded(bar));
}

/** Where an interval lies against the bar. `few`: so few slots that even all of them good would not clear it. */
export type Standing = 'clears' | 'fails' | 'few' | 'straddles';

/** Compares an interval with the bar; a phase without slots has too few. */
export function standing(availability: Availability | null, bar: number): Standing {
  if (!availability) return 'few';
  if (availability.low >= bar) return 'clears';
  if (availability.high < bar) return 'fails';
  return availability.n < slotsNeeded(bar) ? 'few' : 'straddles';
}
