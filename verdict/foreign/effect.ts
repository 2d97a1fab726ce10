import type { Effect } from '../../model/cell.ts';
import { exactly, failsBar } from '../availability.ts';
import type { ForeignCase } from './case.ts';
import { feltIn, slowIn, unendedIn } from './case.ts';
import { totalOf } from './count.ts';

/** Availability below which next to nothing worked. */
const outageBelow = 0.05;

/** Whether the hold was below a bar for certain. */
export const isBelow = ({ hold }: ForeignCase, bar: number): boolean => hold !== null && failsBar(exactly(hold), bar);

/**
 * Whether nearly nothing was answered rightly in the hold, in time or late. What was answered when healing had begun counts beside
 * what was answered before: whoever waited there was served, if late. Where nobody was, the healing served them all.
 */
export function isGone({ held, isSilent }: ForeignCase, below: number): boolean {
  const n = totalOf(held);
  return n > 0 && failsBar({ good: isSilent ? 0 : held.good + held.late, n }, below);
}

/** Single bad requests far from each other, no more than the bar allows, are noise. A step of a second holds many. */
const isStrayOnly = (facts: ForeignCase): boolean =>
  feltIn(facts).bad <= feltIn(facts).allowed && facts.gaps.every(({ startMs, lastBadMs }) => startMs === lastBadMs);

/** What was felt, whatever else is in doubt; unknown without requests in the hold. */
export function effectOf(facts: ForeignCase): Effect {
  if (!facts.hold) return 'unknown';
  if (unendedIn(facts)) return facts.isSilent || isGone(facts, outageBelow) ? 'outage' : 'degraded';
  if (slowIn(facts)) return 'slow-recovery';
  if (isBelow(facts, facts.bars.availability)) return 'degraded';
  return isStrayOnly(facts) ? 'none' : 'blip';
}
