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

/** What is left of united ranges without others, united as well. */
export function subtract(from: readonly Range[], others: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const { first, last } of from) {
    let start = first;
    while (next < others.length && (others[next] as Range).last < first) next++;
    for (let place = next; place < others.length && (others[place] as Range).first <= last; place++) {
      const other = others[place] as Range;
      if (other.first > start) left.push({ first: start, last: other.first - 1 });
      start = Math.max(start, other.last + 1);
    }
    if (start <= last) left.push({ first: start, last });
  }
  return left;
}
