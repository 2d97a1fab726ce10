import type { IdList } from '../model/ledger.ts';
import type { Range } from './ranges.ts';
import { parseRanges, unite } from './ranges.ts';

/** Most ranges that a list names. */
const mostRanges = 20;

const textOf = ({ first, last }: Range): string => (first === last ? String(first) : `${first}-${last}`);

/** Ids of united ranges as a list: the first ranges, and how many ids there are beyond. */
export function idList(united: readonly Range[]): IdList {
  const ranges = united.slice(0, mostRanges).map((range) => textOf(range));
  return { ranges: ranges.join(','), more: countIn(united.slice(mostRanges)) };
}

/** Ids as united ranges. */
export const asRanges = (ids: readonly number[]): readonly Range[] => unite(ids.map((id) => ({ first: id, last: id })));

/** Several lists as one, shortened again. */
export function joinLists(lists: readonly IdList[]): IdList {
  const joined = idList(unite(lists.flatMap(({ ranges }) => parseRanges(ranges))));
  return { ...joined, more: lists.reduce((sum, { more }) => sum + more, joined.more) };
}

/** How many ids there are in united ranges. */
export const countIn = (united: readonly Range[]): number =>
  united.reduce((sum, { first, last }) => sum + last - first + 1, 0);
