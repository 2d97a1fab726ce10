/** Whole numbers from `first` to `last`, both among them. */
export interface Range {
  /** Lowest. */
  readonly first: number;
  /** Highest. */
  readonly last: number;
}

const part = /^(\d{1,15})(?:-(\d{1,15}))?$/;

/**
 * Reads ids as a database reports them: `"1000000-1000099,1000101"`; empty means none.
 * @throws Error when the text is nothing of the kind
 */
export function parseRanges(text: string): readonly Range[] {
  if (text.trim() === '') return [];
  return text.split(',').map((piece) => {
    const match = part.exec(piece.trim());
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || last < first) throw new Error(`"${piece.slice(0, 40)}" is no range of ids`);
    return { first, last };
  });
}

/** Joins ranges that touch or overlap, in ascending order. */
export function unite(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (!before || range.first > before.last + 1) joined.push(range);
    else joined[joined.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
  }
  return joined;
}

/** Whether an id is in united ranges, by halving. */
export function contains(united: readonly Range[], id: number): boolean {
  let [low, high] = [0, united.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = united[middle] as Range;
    if (id < range.first) high = middle - 1;
    else if (id > range.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** How many ids of united ranges lie outside one range. */
export function countOutside(united: readonly Range[], { first, last }: Range): number {
  let count = 0;
  for (const range of united) {
    const inside = Math.min(range.last, last) - Math.max(range.first, first) + 1;
    count += range.last - range.first + 1 - Math.max(0, inside);
  }
  return count;
}
