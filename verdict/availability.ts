import type { Availability } from '../model/cell.ts';
import { alpha, slotsNeeded } from '../model/proof.ts';
import { betaChance } from './beta.ts';
import { roundShare, shareAbove, shareBelow } from './round.ts';

/**
 * Availability below which an operation counts as unavailable: nine of ten may as well be none. Public agreements count
 * downtime by the share of errors, and 10 % is a usual one. Above it an operation is worse than its bar, but up.
 */
export const unavailableBelow = 0.9;

/**
 * Share of good slots with a one-sided 95 % bound on either side, exact (Clopper-Pearson 1934); null without slots. The lower
 * bound is the least share with which so many good slots or more come about in 1 of 20 cases; the upper one likewise.
 * As written down neither claims more than was shown: low is cut, high is rounded up.
 */
export function availabilityOf(good: number, n: number): Availability | null {
  if (n <= 0) return null;
  const low = shareBelow(lowerBound(good, n));
  return { estimate: roundShare(good / n), low, high: shareAbove(1 - lowerBound(n - good, n)), n, good };
}

/** Halvings: more would not change a digit. */
const halvings = 60;

function lowerBound(good: number, n: number): number {
  if (good <= 0) return 0;
  if (good >= n) return alpha ** (1 / n);
  let [low, high] = [0, good / n];
  for (let round = 0; round < halvings; round++) {
    const middle = (low + high) / 2;
    if (betaChance(middle, good, n - good + 1) < alpha) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether so many good slots show, at one-sided 95 %, an availability of the bar at least. Nothing is rounded here. */
export function clearsBar(good: number, n: number, bar: number): boolean {
  if (good >= n) return n >= slotsNeeded(bar);
  return good > 0 && betaChance(bar, good, n - good + 1) <= alpha;
}

/** Whether so many good slots show, at one-sided 95 %, an availability below the bar. */
export const failsBar = (good: number, n: number, bar: number): boolean =>
  good < n && 1 - betaChance(bar, good + 1, n - good) < alpha;

/** Slots beyond which nobody will wait for a decision. */
const farTooMany = 1e7;

/**
 * Slots after which the interval no longer contains the bar, if the share stays as it is. Infinite when ten million would
 * not be enough.
 */
export function slotsToDecide({ good, n }: Pick<Availability, 'good' | 'n'>, bar: number): number {
  const share = good / n;
  const decides = (slots: number): boolean =>
    share > bar ? clearsBar(share * slots, slots, bar) : failsBar(share * slots, slots, bar);
  if (!decides(farTooMany)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, farTooMany];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Where an interval lies against the bar. `few`: so few slots that even all of them good would not clear it. */
export type Standing = 'clears' | 'fails' | 'few' | 'straddles';

/** Compares an interval with the bar; a phase without slots has too few. */
export function standing(availability: Pick<Availability, 'good' | 'n'> | null, bar: number): Standing {
  if (!availability) return 'few';
  const { good, n } = availability;
  if (clearsBar(good, n, bar)) return 'clears';
  if (failsBar(good, n, bar)) return 'fails';
  return n < slotsNeeded(bar) ? 'few' : 'straddles';
}
