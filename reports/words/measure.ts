import type { Availability, Cell } from '../../model/cell.ts';
import { durationAtLeast, formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { bracket, count, counted, percent, percentAtLeast, percentAtMost } from './number.ts';
import { reasonWord } from './verdict-words.ts';

/** Slots without a good answer in time: wrong, late, unanswered, or never sent. */
export const lostOf = (cell: Cell): number => cell.slots.bad + cell.slots.dropped;

/** The same with those of which nobody knows what became of them, as of a generator that died: "42"; "0 to 1,169". */
export function lostInWords(cell: Cell): string {
  const open = cell.slots.cut + cell.slots.unknown;
  return open === 0 ? count(lostOf(cell)) : `${count(lostOf(cell))} to ${count(lostOf(cell) + open)}`;
}

/** "42 of 3,000 requests lost"; "none of 3,000 requests lost"; "0 to 1,169 of 1,720 requests lost". */
export function lossOf(cell: Cell): string {
  const { planned } = cell.slots;
  return planned === 0 ? 'no data' : `${noneFor(lostInWords(cell))} of ${counted(planned, 'request')} lost`;
}

const noneFor = (lost: string): string => (lost === '0' ? 'none' : lost);

/** How long nothing worked: a bracket, or "more than" when only the healing ended it. */
export function gapOf(cell: Cell): string {
  const { outage } = cell;
  if (outage === null) return cell.finding === 'unknown' && cell.slots.planned === 0 ? 'no data' : 'no gap';
  const { lengthLowMs, lengthHighMs } = outage;
  return outage.censored || lengthHighMs === null
    ? `> ${durationAtLeast(lengthLowMs)}`
    : bracket(lengthLowMs, lengthHighMs);
}

/** The same, and for how long no answer came where that is longer, as in a freeze: "2.24 to 2.26 s, no answer for 2.5 s". */
export function feltGapOf(cell: Cell): string {
  const { outage } = cell;
  if (outage === null || outage.censored || outage.silentMs <= (outage.lengthHighMs ?? outage.silentMs))
    return gapOf(cell);
  return `${gapOf(cell)}, no answer for ${formatDuration(outage.silentMs)}`;
}

/** The same within a sentence: "more than 5.01 s". */
export const gapInWords = (cell: Cell): string => gapOf(cell).replace(/^> /, 'more than ');

/** A larger share of good requests is more than next to nothing. */
export const nextToNothing = 0.05;

/**
 * Whether next to nothing worked, not only less than it should; harmed data may come with either. The gravest of several episodes may
 * have been an outage where others were served.
 */
export function isOutage({ effect, availability: { hold } }: Cell): boolean {
  if (effect !== 'data' && effect !== 'outage') return false;
  if (hold === null || hold.good === 0) return true;
  return (effect === 'data' ? hold.high : hold.estimate) <= nextToNothing;
}

/** The one number that matters, for the matrix. */
export function keyNumber(cell: Cell): string {
  if (cell.finding === 'unknown') return cell.reasons[0] ? reasonWord(cell.reasons[0].reason) : 'no data';
  const harm = cell.effect === 'data' ? ', data harmed' : '';
  if (cell.finding === 'refuted') return `${cell.outage === null ? 'no gap' : `gap ${gapOf(cell)}`}${harm}`;
  const { hold } = cell.availability;
  const failing = hold === null ? 'failing' : `only ${percent(hold.estimate)} good`;
  const down = cell.outage === null ? 'down' : `down ${gapOf(cell)}`;
  return `${isOutage(cell) ? down : failing}${harm}`;
}

/** "0 % to 0.76 %"; where failures came in clusters, so that a bound is wider for it, that is said. */
export const intervalOf = ({ low, high, lowBy, highBy }: Availability): string =>
  `${percentAtLeast(low)} to ${percentAtMost(high)}${lowBy === 'blocks' || highBy === 'blocks' ? ', in blocks' : ''}`;

/** A share that somebody has set, as it is: `98 %`, `99.99 %`. */
export const setPercent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;

/**
 * Survival as what it is, non-inferiority with its bound: "at least 99.34 % good with 95 % confidence (bar 99 %, n = 455 in
 * 3 of 3 episodes)".
 */
export function boundOf({ availability: { hold }, bar, episodes }: Cell): string {
  if (hold === null) return 'no data';
  const shown = `at least ${percentAtLeast(hold.low)} good with 95 % confidence`;
  const k = episodes > 1 ? ` in ${episodes} of ${episodes} episodes` : '';
  return `${shown} (bar ${setPercent(bar)}, n = ${count(hold.n)}${k})`;
}

/** How requests failed, most frequent first: "340 × refused, 10 × timeout". */
export function failuresOf(cell: Cell): string {
  const causes = Object.entries(cell.failedBy).toSorted(([, a], [, b]) => b - a);
  return causes.map(([cause, times]) => `${count(times)} × ${visible(cause)}`).join(', ');
}

/** The reasons in words, one sentence after the other. */
export const reasonsOf = (cell: Cell): string => cell.reasons.map(({ detail }) => visible(detail)).join('; ');
