import { failsBar, unavailableBelow } from './availability.ts';
import type { Row } from './parts.ts';

/** Fewest slots at the end of a row that tell anything, and most places that are looked at: more than a return takes at any rate. */
const [fewestSlots, mostPlaces] = [10, 1000];

/** What an end is held against is several times as long: chance alone makes it the best of few. */
const times = 5;

/**
 * Whether a row ends in slots of which nine of ten may be good, as are none of as many places before them for certain: a service that
 * came back with a few failures, too shortly before the end to be sure. Who is served in part is served as well now and then before.
 */
export function endsBest(row: Row): boolean {
  const end = row.to - row.from;
  const [good, all] = [sumsOf(row, row.goodAt), sumsOf(row, (place) => row.goodAt(place) + row.badAt(place))];
  const isServed = (from: number, length: number): boolean => {
    const [of, n] = [good, all].map((sums) => (sums[from + length] as number) - (sums[from] as number)) as [
      number,
      number,
    ];
    return of > n / 2 && !failsBar({ good: of, n }, unavailableBelow);
  };
  const wasServed = (length: number): boolean => {
    for (let from = 0; from + 2 * length <= end; from++) if (isServed(from, length)) return true;
    return false;
  };
  for (let length = 1; length <= Math.min(end / (times + 1), mostPlaces); length++) {
    const isEnough = (all[end] as number) - (all[end - length] as number) >= fewestSlots;
    if (isEnough && isServed(end - length, length) && !wasServed(length)) return true;
  }
  return false;
}

/** Running sums over the places of a row: entry i is what lies before its place i. */
function sumsOf({ from, to }: Row, of: (place: number) => number): Float64Array {
  const sums = new Float64Array(to - from + 1);
  for (let place = from; place < to; place++) sums[place - from + 1] = (sums[place - from] as number) + of(place);
  return sums;
}
