import type { Availability, Cell } from '../../model/cell.ts';
import { formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { bracket, count, counted, percent } from './number.ts';
import { reasonWord } from './verdict-words.ts';

/** Slots without a good answer in time: wrong, late, unanswered, or never sent. */
export const lostOf = (cell: Cell): number => cell.slots.bad + cell.slots.dropped;

/** "42 of 3,000 requests lost"; "none of 3,000 requests lost". */
export const lossOf = (cell: Cell): string =>
  cell.slots.planned === 0
    ? 'no data'
    : `${lostOf(cell) === 0 ? 'none' : count(lostOf(cell))} of ${counted(cell.slots.planned, 'request')} lost`;

/** How long nothing worked: a bracket, or "more than" when only the healing ended it. */
export function gapOf(cell: Cell): string {
  const { outage } = cell;
  if (outage === null) return cell.finding === 'unknown' && cell.slots.planned === 0 ? 'no data' : 'no gap';
  const { lengthLowMs, lengthHighMs } = outage;
  return outage.censored || lengthHighMs === null
    ? `> ${formatDuration(lengthLowMs)}`
    : bracket(lengthLowMs, lengthHighMs);
}

/** The same within a sentence: "more than 5.01 s". */
export const gapInWords = (cell: Cell): string => gapOf(cell).replace(/^> /, 'more than ');

/** Whether next to nothing worked, not only less than it should; harmed data may come with either. */
export function isOutage({ effect, availability: { hold } }: Cell): boolean {
  if (effect !== 'data') return effect === 'outage';
  return hold === null || hold.good === 0 || hold.high <= 0.05;
}

/** The one number that matters, for the matrix. */
export function keyNumber(cell: Cell): string {
  if (cell.finding === 'unknown') return cell.reasons[0] ? reasonWord(cell.reasons[0].reason) : 'no data';
  if (cell.finding === 'refuted') return cell.outage === null ? 'no gap' : `gap ${gapOf(cell)}`;
  const { hold } = cell.availability;
  const failing = hold === null ? 'failing' : `only ${percent(hold.estimate)} good`;
  const down = cell.outage === null ? 'down' : `down ${gapOf(cell)}`;
  return `${isOutage(cell) ? down : failing}${cell.effect === 'data' ? ', data harmed' : ''}`;
}

/** A share with its interval and n: "0 of 350 good (0 % to 0.76 %)". */
export function shareOf(availability: Availability | null): string {
  if (availability === null || availability.n === 0) return 'no data';
  return `${count(availability.good)} of ${count(availability.n)} good (${intervalOf(availability)})`;
}

/** "0 % to 0.76 %". */
export const intervalOf = (availability: Availability): string =>
  `${percent(availability.low)} to ${percent(availability.high)}`;

/** How requests failed, most frequent first: "340 × refused, 10 × timeout". */
export function failuresOf(cell: Cell): string {
  const causes = Object.entries(cell.failedBy).toSorted(([, a], [, b]) => b - a);
  return causes.map(([cause, times]) => `${count(times)} × ${visible(cause)}`).join(', ');
}

/** The reasons in words, one sentence after the other. */
export const reasonsOf = (cell: Cell): string => cell.reasons.map(({ detail }) => visible(detail)).join('; ');
