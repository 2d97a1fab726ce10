import type { Availability } from '../model/cell.ts';
import { alpha, slotsNeeded } from '../model/proof.ts';
import { betaChance } from './beta.ts';
import { boundsOf } from './blocks.ts';
import { roundShare, shareAbove, shareBelow } from './round.ts';

/**
 * Availability below which an operation counts as unavailable: nine of ten may as well be none. Public agreements count
 * downtime by the share of errors, and 10 % is a usual one. Above it an operation is worse than its bar, but up.
 */
export const unavailableBelow = 0.9;

/**
 * Share of good slots with a one-sided 95 % bound on either side; null without slots. Exact (Clopper-Pearson 1934): the lower
 * bound is the least share with which so many good slots or more come about in 1 of 20 cases; the upper one likewise. That
 * takes requests for independent. Where draws of blocks are given, each end is that of the method that claims less.
 * As written down neither claims more than was shown: low is cut, high is rounded up.
 */
export function availabilityOf(good: number, n: number, draws: Int32Array | null = null): Availability | null {
  if (n <= 0) return null;
  const exact = { low: lowerBound(good, n), high: 1 - lowerBound(n - good, n) };
  const bounds = draws && boundsOf(draws);
  const low = bounds && bounds.low / n < exact.low ? bounds.low / n : exact.low;
  const high = bounds && bounds.high / n > exact.high ? bounds.high / n : exact.high;
  return {
    estimate: roundShare(good / n),
    low: shareBelow(low),
    high: shareAbove(high),
    n,
    good,
    lowBy: low < exact.low ? 'blocks' : 'exact',
    highBy: high > exact.high ? 'blocks' : 'exact',
  };
}

/** Halvings: more would not change a digit. */
const halvings = 60;

/** The exact lower end alone, for any chance of being wrong; the upper end is 1 - that of the bad slots. Nothing is rounded. */
export function lowerBound(good: number, n: number, wrong = alpha): number {
  if (good <= 0) return 0;
  if (good >= n) return wrong ** (1 / n);
  let [low, high] = [0, good / n];
  for (let round = 0; round < halvings; round++) {
    const middle = (low + high) / 2;
    if (betaChance(middle, good, n - good + 1) < wrong) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether so many good slots show, at one-sided 95 %, an availability of the bar at least. Nothing is rounded here. */
const clearsExactly = (good: number, n: number, bar: number): boolean =>
  good >= n ? n >= slotsNeeded(bar) : good > 0 && betaChance(bar, good, n - good + 1) <= alpha;

/** Whether so many good slots show, at one-sided 95 %, an availability below the bar. */
const failsExactly = (good: number, n: number, bar: number): boolean =>
  good < n && 1 - betaChance(bar, good + 1, n - good) < alpha;

/** Good slots among all; with bounds where blocks were drawn. */
export type Shown = Pick<Availability, 'good' | 'n'> & Partial<Availability>;

/**
 * The counts alone, so that only the exact bound speaks: for what is a condition of a proof and none itself. The gate that
 * watches the run knows no other, and a hiccup of the machine must not void what it let pass.
 */
export const exactly = ({ good, n }: Shown): Shown => ({ good, n });

/** Whether an availability of the bar at least was shown, by both methods where there are two. */
export const clearsBar = ({ good, n, low = 1, lowBy }: Shown, bar: number): boolean =>
  clearsExactly(good, n, bar) && (lowBy !== 'blocks' || low >= bar);

/** Whether an availability below the bar was shown, by both methods where there are two. */
export const failsBar = ({ good, n, high = 0, highBy }: Shown, bar: number): boolean =>
  failsExactly(good, n, bar) && (highBy !== 'blocks' || high < bar);

/** Slots beyond which nobody will wait for a decision. */
const farTooMany = 1e7;

/**
 * Slots after which the interval no longer contains the bar, if the share stays as it is. Infinite when ten million would
 * not be enough. Where failures come in clusters, the width of the interval shrinks with the root of the slots.
 */
export function slotsToDecide(shown: Shown, bar: number): number {
  const { good, n } = shown;
  const share = good / n;
  const decides = (slots: number): boolean =>
    share > bar ? clearsExactly(share * slots, slots, bar) : failsExactly(share * slots, slots, bar);
  if (!decides(farTooMany)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, farTooMany];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return Math.max(high, slotsByWidth(shown, bar));
}

function slotsByWidth({ good, n, low, lowBy, high, highBy }: Shown, bar: number): number {
  const share = good / n;
  const bound = share > bar ? lowBy === 'blocks' && low : highBy === 'blocks' && high;
  return typeof bound === 'number' ? Math.ceil(n * ((share - bound) / (share - bar)) ** 2) : 0;
}

/** Where an interval lies against the bar. `few`: so few slots that even all of them good would not clear it. */
export type Standing = 'clears' | 'fails' | 'few' | 'straddles';

/** Compares an interval with the bar; a phase without slots has too few. */
export function standing(shown: Shown | null, bar: number): Standing {
  if (!shown) return 'few';
  if (clearsBar(shown, bar)) return 'clears';
  if (failsBar(shown, bar)) return 'fails';
  return shown.n < slotsNeeded(bar) ? 'few' : 'straddles';
}
