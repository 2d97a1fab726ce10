import type { Swept } from './sweep.ts';

/** Pairs of numbers, without order; there may be far too many of them to be written down. */
export interface Pairs extends Iterable<readonly [number, number]> {
  /** Whether these two are one of the pairs. */
  has(one: number, other: number): boolean;
}

/**
 * The pairs of a vertex on one way and a vertex on the other that are a cut together: neither reaches the exit of itself, of
 * the other, or of the sink. For a vertex of the first way these are neighbours on the second, so that both ends say all.
 */
export function crossingPairs(
  first: readonly number[],
  second: readonly number[],
  fromFirst: Swept,
  fromSecond: Swept,
): Pairs {
  const ends = endsOf(first.length, fromSecond.passed);
  const places = new Map([...first.entries(), ...second.entries()].map(([place, vertex]) => [vertex, place]));
  const onFirst = new Set(first);
  const isPair = (i: number, j: number): boolean =>
    fromFirst.isTight[i] === true &&
    fromSecond.isTight[j] === true &&
    (fromFirst.passed[i] ?? 0) <= j &&
    j < (ends[i] ?? 0);
  return {
    has: (one, other) => {
      if (onFirst.has(one) === onFirst.has(other)) return false;
      const [a, b] = onFirst.has(one) ? [one, other] : [other, one];
      return isPair(places.get(a) ?? -1, places.get(b) ?? -1);
    },
    *[Symbol.iterator]() {
      for (const [i, vertex] of first.entries()) {
        for (let j = fromFirst.passed[i] ?? 0; j < (ends[i] ?? 0); j++) {
          if (isPair(i, j)) yield [vertex, second[j] as number];
        }
      }
    },
  };
}

/** For each place of the first way, the place of the second behind the last one that does not reach beyond it. */
function endsOf(length: number, passed: readonly number[]): readonly number[] {
  let end = 0;
  return Array.from({ length }, (_, place) => {
    while (end < passed.length && (passed[end] as number) <= place) end++;
    return end;
  });
}
