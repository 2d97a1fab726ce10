import type { Availability } from '../model/cell.ts';
import type { IdList } from '../model/ledger.ts';
import { durationAtLeast, durationAtMost, heldAgainst } from '../model/units.ts';
import type { Interruption } from './outage.ts';
import { percent, percentAbove } from './round.ts';

/** `98.857 % of 350 slots`. */
export const shareInWords = ({ estimate, n }: Availability): string => `${percent(estimate)} of ${n} slots`;

/** `98.857 % of 350 slots (97.403 % to 99.609 %)`. */
export const boundsInWords = (availability: Availability): string =>
  `${shareInWords(availability)} (${intervalInWords(availability)})`;

/** `97.403 % to 99.609 %`: the lower end cut, the upper end rounded up. */
export const intervalInWords = ({ low, high }: Pick<Availability, 'low' | 'high'>): string =>
  `${percent(low)} to ${percentAbove(high)}`;

/** `480 ms to 500 ms`; one length when both ends read the same. */
export function lengthInWords({ lowMs, highMs }: Interruption): string {
  return fromTo(durationAtLeast(lowMs), durationAtMost(highMs));
}

/** The same beside a limit below it, and that limit. */
export function lengthBeside(
  { lowMs, highMs }: Interruption,
  limitMs: number,
): readonly [length: string, limit: string] {
  const [low, limit] = heldAgainst(lowMs, limitMs, durationAtLeast);
  return [fromTo(low, durationAtMost(highMs)), limit];
}

const fromTo = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`);

/** `ids 10000000-10000003,10000007 and 12 more`. */
export const idsInWords = ({ ranges, more }: IdList = { ranges: '', more: 0 }): string =>
  `ids ${ranges}${more === 0 ? '' : ` and ${more} more`}`;
