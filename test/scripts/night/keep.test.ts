import { describe, expect, it } from 'vitest';
import type { Truth } from '../../../model/truth.ts';
import type { StoredRun } from '../../../scripts/night/keep.ts';
import { goers } from '../../../scripts/night/keep.ts';

const idOf = (day: number, suite = 'nightly'): string => `202611${String(day).padStart(2, '0')}t030000z-${suite}`;

/** `none` is a run of which nothing was judged. */
const run = (day: number, outcome: Truth | 'none' = 'held', suite = 'nightly'): StoredRun => ({
  id: idOf(day, suite),
  run: idOf(day, suite),
  suite,
  bytes: 100,
  outcome: outcome === 'none' ? undefined : outcome,
  gate: undefined,
});

const days = (runs: readonly StoredRun[]): readonly number[] => runs.map(({ id }) => Number(id.slice(6, 8)));

/** It is the tenth. */
const isAhead = ({ id }: StoredRun): boolean => id > idOf(10);

describe('the runs that go', () => {
  it('are the oldest beyond the number', () => {
    const all = [3, 1, 2, 5, 4].map((day) => run(day));
    expect(days(goers(all, { runs: 3, forgetFailing: false }))).toEqual([1, 2]);
  });

  it('are the oldest beyond the size', () => {
    const all = [1, 2, 3, 4, 5].map((day) => run(day));
    expect(days(goers(all, { bytes: 250, forgetFailing: false }))).toEqual([1, 2, 3]);
  });

  it('are none while all fit', () => {
    expect(goers([run(1), run(2)], { runs: 2, bytes: 200, forgetFailing: false })).toEqual([]);
  });

  it('are never the newest, however large it is', () => {
    expect(days(goers([run(1), run(2)], { bytes: 1, forgetFailing: true }))).toEqual([1]);
  });

  it('are never the last of another suite', () => {
    const all = [run(1, 'held', 'sweep'), run(2), run(3)];
    expect(days(goers(all, { runs: 1, forgetFailing: true }))).toEqual([2]);
  });

  it.each(['broken', 'unknown', 'none'] as const)(
    'are never the last that is %s, unless that is asked for',
    (outcome) => {
      const all = [run(1, outcome), run(2, outcome), run(3), run(4)];
      expect(days(goers(all, { runs: 1, forgetFailing: false }))).toEqual([1, 3]);
      expect(days(goers(all, { runs: 1, forgetFailing: true }))).toEqual([1, 2, 3]);
    },
  );

  it('are never the last that broke, whatever came to nothing since', () => {
    const all = [run(1, 'broken'), run(2, 'unknown'), run(3, 'none'), run(4)];
    expect(goers(all, { runs: 1, forgetFailing: false })).toEqual([]);
  });

  it('are never one that is needed for something else', () => {
    const all = [run(1), run(2), run(3)];
    expect(days(goers(all, { runs: 1, forgetFailing: true }, { isNeeded: ({ id }) => id === idOf(1) }))).toEqual([2]);
  });

  it('are first those that are dated ahead: they were made before, by a clock that was wrong', () => {
    const all = [run(1), run(2), run(3, 'broken'), run(20), run(21, 'broken'), run(22)];
    expect(days(goers(all, { runs: 2, forgetFailing: false }, { isAhead }))).toEqual([20, 21, 22, 1]);
    const allAhead = goers([run(20), run(21), run(22), run(1)], { runs: 2, forgetFailing: false }, { isAhead });
    expect(days(allAhead)).toEqual([20, 21]);
  });

  it('are never the last that its gate failed, whatever its plan says of it and of those after it', () => {
    const failed = { ...run(1), gate: 'broken' } as const;
    const passed = [2, 3, 4].map((day) => Object.assign(run(day, 'broken'), { gate: 'held' } as const));
    expect(days(goers([failed, ...passed], { runs: 1, forgetFailing: false }))).toEqual([2, 3]);
    expect(days(goers([failed, ...passed], { runs: 1, forgetFailing: true }))).toEqual([1, 2, 3]);
    const unknown = { ...run(2), gate: 'unknown' } as const;
    expect(goers([failed, unknown, run(3)], { runs: 1, forgetFailing: false })).toEqual([]);
  });

  it('are no longer those that somebody else failed by: each suite has a last failing run of its own', () => {
    const all = [run(1, 'broken', 'sweep'), run(2, 'broken'), run(3, 'held', 'sweep'), run(4)];
    expect(goers(all, { runs: 1, forgetFailing: false })).toEqual([]);
  });
});
