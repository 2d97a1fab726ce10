import type { CloseLook } from '../../model/tally.ts';

/** Finds the stretch of a moment. Requests come nearly in order, so it is mostly that of the one before. */
export function stretchFinder(edgesMs: readonly number[]): (atMs: number) => number {
  const edges = Float64Array.from([Number.NEGATIVE_INFINITY, ...edgesMs, Number.POSITIVE_INFINITY]);
  let [found, fromMs, toMs] = [0, Number.NEGATIVE_INFINITY, edges[1] as number];
  return (atMs) => {
    if (atMs >= fromMs && atMs < toMs) return found;
    found = 0;
    while (found < edgesMs.length && (edges[found + 1] as number) <= atMs) found++;
    fromMs = edges[found] as number;
    toMs = edges[found + 1] as number;
    return found;
  };
}

/** Where in which close look a moment lies. */
export interface LookFinder {
  /** Number of the look; -1 when the moment is in none. */
  lookOf(atMs: number): number;
  /** Number of its step in that look. */
  stepOf(atMs: number, look: number): number;
}

/** Finds close looks, as stretches are found. */
export function lookFinder(looks: readonly CloseLook[]): LookFinder {
  const find = stretchFinder(looks.flatMap(({ fromMs, toMs }) => [fromMs, toMs]));
  return {
    lookOf(atMs) {
      const place = find(atMs);
      return place % 2 === 1 ? (place - 1) / 2 : -1;
    },
    stepOf(atMs, look) {
      const { fromMs, stepMs } = looks[look] as CloseLook;
      return Math.floor((atMs - fromMs) / stepMs);
    },
  };
}

/** Steps of a close look. */
export const stepsOf = ({ fromMs, toMs, stepMs }: CloseLook): number => Math.ceil((toMs - fromMs) / stepMs);
