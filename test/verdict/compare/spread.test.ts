import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../model/history.ts';
import type { HistoryLine } from '../../../model/history.ts';
import { replicatesOf, spreadOf, valueOf } from '../../../verdict/compare/spread.ts';
import { cellsOf } from '../../../verdict/history/cells.ts';
import { blind, down, lineFixture, withLineCells } from '../../support/history-fixture.ts';

const key = 'server1/stop/read';
const one = { target: 'server1', operation: 'read' } as const;
const gaps = (middles: readonly number[]): readonly HistoryLine[] =>
  middles.map((at, day) => withLineCells(lineFixture(day + 1), one, { gap: { lowMs: at - 10, highMs: at + 10 } }));

describe('the replicates of a run', () => {
  const runs = [1, 2, 3, 4, 5].map((day) => lineFixture(day));
  const ids = (of: number, judged: number, among = runs) =>
    replicatesOf(runs[of - 1]!, runs[judged - 1]!, among).map(({ id }) => Number(id.slice(6, 8)));

  it('are the runs before the one that is judged, and never that one', () => {
    expect(ids(1, 4)).toEqual([1, 2, 3]);
  });

  it('are not runs of another plan, stack or suite', () => {
    const others = [
      lineFixture(2, { planHash: 'other' }),
      lineFixture(3, { suite: 'smoke' }),
      lineFixture(4, { stack: { name: 'two-servers', hash: 'other', components: {} } }),
    ];
    expect(ids(1, 5, others)).toEqual([1]);
  });

  it('hold the run itself once, whether or not the history has it', () => {
    expect(ids(1, 5, [])).toEqual([1]);
  });
});

describe('the spread', () => {
  it('is t x s x sqrt(2), with s over the runs', () => {
    const lookUps = gaps([100, 110, 120, 130]).map(cellsOf);
    // s = 12.910, t for 5 % and 3 degrees of freedom = 2.3534.
    expect(spreadOf(lookUps, key, 'gap', 0.05)).toBeCloseTo(2.3534 * 12.91 * Math.SQRT2, 1);
  });

  it('of three runs is not told', () => {
    expect(spreadOf(gaps([100, 110, 120]).map(cellsOf), key, 'gap', 0.05)).toBe(null);
  });

  it('counts only runs that know the number', () => {
    const lines = gaps([100, 110, 120, 130]).map((line, place) =>
      place === 0 ? withLineCells(line, one, blind) : line,
    );
    expect(spreadOf(lines.map(cellsOf), key, 'gap', 0.05)).toBe(null);
  });
});

describe('the number of a cell', () => {
  const cell = lineFixture().cells.find((each) => cellKey(each) === key)!;

  it('is the middle of a gap, and 0 where there was none', () => {
    expect(valueOf({ ...cell, gap: { lowMs: 500, highMs: 600 } }, 'gap')).toBe(550);
    expect(valueOf({ ...cell, gap: null }, 'gap')).toBe(0);
  });

  it('is not there for a gap without an end, nor for a cell that is unknown', () => {
    expect(valueOf({ ...cell, ...down }, 'gap')).toBe(null);
    expect(valueOf({ ...cell, ...blind }, 'gap')).toBe(null);
    expect(valueOf({ ...cell, ...blind }, 'availability')).toBe(null);
  });
});
