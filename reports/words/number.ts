import { durationAtLeast, durationAtMost, formatDuration } from '../../model/units.ts';

/** A count as people read it: `1,204`. */
export const count = (value: number): string => String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** A count with its noun: `1 request`, `1,204 requests`. */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Less than this is an error of rounding, not a share. */
const tiny = 1e-9;

/** A share as people read it; only what is whole is called 0 % or 100 %. */
export function percent(share: number): string {
  if (share < tiny || share > 1 - tiny) return share < 0.5 ? '0 %' : '100 %';
  if (share < 0.0001) return '< 0.01 %';
  if (share > 0.9999) return '> 99.99 %';
  return `${(share * 100).toFixed(share > 0.99 || share < 0.01 ? 2 : 1)} %`;
}

/** A lower bound as people read it: cut, so that it never reads better than it is. */
export const percentAtLeast = (share: number): string => bounded(share, Math.floor);

/** An upper bound as people read it: rounded up, so that it never reads tighter than it is. */
export const percentAtMost = (share: number): string => bounded(share, Math.ceil);

/** Only what is whole is called 0 % or 100 %; an error of floating point is none of the bound. */
function bounded(share: number, whole: (value: number) => number): string {
  if (share < tiny || share > 1 - tiny) return share < 0.5 ? '0 %' : '100 %';
  const digits = share > 0.99 || share < 0.01 ? 2 : 1;
  const nearest = Math.round(share * 100 * 10 ** digits * 1e6) / 1e6;
  return `${(whole(nearest) / 10 ** digits).toFixed(digits)} %`;
}

/** A moment on an axis whose zero is the injection: `-3.00 s`, `0 s`, `480 ms`. */
export const moment = (atMs: number): string =>
  Math.round(atMs) === 0 ? '0 s' : `${atMs < 0 ? '-' : ''}${formatDuration(Math.abs(atMs))}`;

/** From one moment to another, in seconds from the injection: "-2.25 to 0.05". */
export const span = (fromMs: number, toMs: number): string =>
  [fromMs, toMs].map((atMs) => (Math.round(atMs / 10) / 100 || 0).toFixed(2)).join(' to ');

/** A moment, or the words for its absence. */
export const momentOr = (atMs: number | null, absent: string): string => (atMs === null ? absent : moment(atMs));

/** A length known only within a bracket: `588 to 614 ms`; one value when both ends read the same. A unit that both have is named once. */
export function bracket(lowMs: number, highMs: number): string {
  const [low, high] = [durationAtLeast(lowMs), durationAtMost(highMs)];
  if (low === high) return low;
  const unit = soleUnitOf(low);
  return `${unit !== undefined && unit === soleUnitOf(high) ? low.slice(0, -unit.length - 1) : low} to ${high}`;
}

const soleUnitOf = (length: string): string | undefined => /^\S+ (\S+)$/.exec(length)?.[1];

/** A latency in milliseconds; a quantile that lies among the unanswered has no value. */
export const latency = (valueMs: number | null): string =>
  valueMs === null ? 'unanswered' : `${Math.round(valueMs)} ms`;
