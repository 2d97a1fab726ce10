import type { Availability } from '../../model/cell.ts';
import type { QuantityChange } from '../../model/comparison.ts';
import type { HistoryCell } from '../../model/history.ts';
import { lowerBound } from '../availability.ts';
import { roundMs, roundShare } from '../round.ts';
import { allowanceMs, tolerance } from './allowance.ts';

/** What a difference is judged by. */
export interface Noise {
  /** Chance that each end of each interval may be wrong with. */
  readonly chance: number;
  /** Half of the interval of a difference by the spread of earlier runs; null when there are too few. */
  readonly spread: number | null;
  /** Deadline of a request. */
  readonly deadlineMs: number;
}

/**
 * Availability: the difference of two shares with the interval that their own intervals give (MOVER: Zou and Donner 2008;
 * for shares Newcombe 1998, method 10), at the chance asked for.
 */
export function availabilityChange(a: Availability, b: Availability, { chance, spread }: Noise): QuantityChange {
  const [endsOfA, endsOfB] = [a, b].map((one) => endsOf(one, chance)) as [Ends, Ends];
  const [shareOfA, shareOfB] = [a.good / a.n, b.good / b.n];
  const difference = shareOfB - shareOfA;
  const below = Math.hypot(shareOfB - endsOfB.low, endsOfA.high - shareOfA);
  const above = Math.hypot(endsOfB.high - shareOfB, shareOfA - endsOfA.low);
  return change(
    'availability',
    difference,
    difference - Math.max(below, spread ?? 0),
    difference + Math.max(above, spread ?? 0),
    spread,
  );
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The ends of an interval at another chance: the exact ones, stretched where failures came in clusters by as much as the
 * blocks' end was further out than the exact one (the root of Kish's design effect).
 */
function endsOf({ good, n, low, high, lowBy, highBy }: Availability, chance: number): Ends {
  const share = good / n;
  const lowStretch = lowBy === 'blocks' ? (share - low) / (share - lowerBound(good, n)) : 1;
  const highStretch = highBy === 'blocks' ? (high - share) / (1 - lowerBound(n - good, n) - share) : 1;
  return {
    low: Math.max(0, share - Math.max(lowStretch, 1) * (share - lowerBound(good, n, chance))),
    high: Math.min(1, share + Math.max(highStretch, 1) * (1 - lowerBound(n - good, n, chance) - share)),
  };
}

/** The longest interruption: its brackets, what one run leaves open of it, and the spread. Null when both have no end. */
export function gapChange(a: HistoryCell, b: HistoryCell, { spread, deadlineMs }: Noise): QuantityChange | null {
  const [gapOfA, gapOfB] = [a, b].map(({ gap }) => gap ?? { lowMs: 0, highMs: 0 }) as [Bracket, Bracket];
  if (gapOfA.highMs === null && gapOfB.highMs === null) return null;
  const openMs = Math.max(allowanceMs(a, deadlineMs), allowanceMs(b, deadlineMs));
  const difference = middle(gapOfB) - middle(gapOfA);
  const low = gapOfA.highMs === null ? null : gapOfB.lowMs - gapOfA.highMs - openMs;
  const high = gapOfB.highMs === null ? null : gapOfB.highMs - gapOfA.lowMs + openMs;
  return change(
    'gap',
    difference,
    low === null || spread === null ? low : Math.min(low, difference - spread),
    high === null || spread === null ? high : Math.max(high, difference + spread),
    spread,
  );
}

interface Bracket {
  readonly lowMs: number;
  readonly highMs: number | null;
}

const middle = ({ lowMs, highMs }: Bracket): number => (lowMs + (highMs ?? lowMs)) / 2;

/**
 * Latency: one run has no interval for its 99th percentile, so without a spread nothing is called a change. Of runs that happen to
 * agree to the millisecond the spread would be nothing, so it is at least the tolerance, and the millisecond of k6's clock.
 */
export function latencyChange(a: number, b: number, { spread }: Noise): QuantityChange {
  const difference = b - a;
  if (spread !== null) {
    const noise = Math.max(spread, tolerance * Math.max(a, b), 1);
    return change('p99', difference, difference - noise, difference + noise, spread);
  }
  return {
    quantity: 'p99',
    difference: roundMs(difference),
    low: null,
    high: null,
    against: 'nothing',
    changed: false,
  };
}

function change(
  quantity: QuantityChange['quantity'],
  difference: number,
  low: number | null,
  high: number | null,
  spread: number | null,
): QuantityChange {
  const round = quantity === 'availability' ? roundShare : roundMs;
  return {
    quantity,
    difference: round(difference),
    low: low === null ? null : round(low),
    high: high === null ? null : round(high),
    against: spread === null ? 'intervals' : 'spread',
    changed: (low !== null && low > 0) || (high !== null && high < 0),
  };
}
