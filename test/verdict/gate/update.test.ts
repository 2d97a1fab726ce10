import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../model/baseline.ts';
import { judgeGate } from '../../../verdict/gate/judge.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { blind, down, lineFixture, withLineCells } from '../../support/history-fixture.ts';

const run = lineFixture(1);
const { baseline, changes } = updateBaseline(undefined, run);
const one = { target: 'server1', operation: 'read' } as const;
const key = 'server1/stop/read';
const annotated = (of: string): Baseline => ({
  ...baseline,
  comment: 'ours',
  cells: { ...baseline.cells, [of]: { ...baseline.cells[of]!, reason: 'no money' } },
});

const limited = (gapUpToMs: number): Baseline => ({
  ...baseline,
  cells: { ...baseline.cells, [key]: { ...baseline.cells[key]!, gapUpToMs } },
});

describe('the first baseline', () => {
  it('accepts every cell but the sham, and says so of each', () => {
    expect(Object.keys(baseline.cells)).toHaveLength(15);
    expect(changes.map(({ what }) => what)).toEqual(Array.from({ length: 15 }, () => 'added'));
    expect(baseline).toMatchObject({
      schema: 'spofproof/baseline@1',
      stack: 'two-servers',
      suite: 'essentials',
      from: run.id,
    });
  });

  it('leaves out what is unknown, and says so', () => {
    const first = updateBaseline(undefined, withLineCells(run, one, blind));
    expect(first.baseline.cells[key]).toBe(undefined);
    expect(first.changes).toContainEqual({ key, what: 'left-out' });
  });
});

describe('a baseline written anew', () => {
  it('from a run within it is the same, to the run it is from', () => {
    const again = updateBaseline(baseline, withLineCells(lineFixture(2), one, { gap: { lowMs: 700, highMs: 720 } }));
    expect(again).toEqual({ baseline, changes: [], differences: [] });
  });

  it('from a run of another plan says in what, and is from that run', () => {
    const { settings } = run;
    const other = lineFixture(2, { planHash: 'abc', settings: { ...settings, 'load.deadlineMs': 100 } });
    const again = updateBaseline(baseline, other);
    expect(again).toMatchObject({ changes: [], baseline: { from: other.id, taken: { plan: 'abc' } } });
    expect(again.differences).toEqual([{ what: 'load.deadlineMs', a: '250', b: '100' }]);
  });

  it('accepts a lost survival, and drops what was said of the survival', () => {
    const { baseline: after, changes: done } = updateBaseline(annotated(key), withLineCells(lineFixture(2), one, down));
    expect(after.cells[key]).toEqual({ finding: 'proven', effect: 'outage' });
    expect(after).toMatchObject({ from: lineFixture(2).id, comment: 'ours' });
    expect(done.map((change) => [change.key, change.what])).toEqual([[key, 'changed']]);
  });

  it('keeps what people said while the finding stays', () => {
    const patient = { ...run, settings: { ...run.settings, 'bars.failoverBudgetMs': 3000 } };
    const { baseline: after } = updateBaseline(
      annotated(key),
      withLineCells(patient, one, { gap: { lowMs: 1300, highMs: 1320 } }),
    );
    expect(after.cells[key]).toEqual({ finding: 'refuted', gapMs: [1300, 1320], gapUpToMs: 1724, reason: 'no money' });
  });

  it('takes a gap that became much shorter, too', () => {
    const { changes: done } = updateBaseline(baseline, withLineCells(run, one, { gap: null }));
    expect(done).toMatchObject([{ key, what: 'changed', after: { finding: 'refuted' } }]);
  });

  /** Seven runs whose gaps are as uneven as those of a machine with much to do. */
  const uneven = [600, 900, 450, 1200, 113, 1400, 500].map((at, place) =>
    withLineCells(lineFixture(place + 1), one, { gap: { lowMs: at - 13, highMs: at + 13 } }),
  );
  const outcomes = (of: Baseline): readonly string[] => uneven.map((each) => judgeGate(of, each).outcome);

  it('from a run with a shorter gap passes no run that failed before, however far earlier ones spread', () => {
    const [tight, better] = [limited(700), uneven[4]!];
    const { baseline: after } = updateBaseline(tight, better, uneven);
    expect(after.cells[key]).toEqual({ finding: 'refuted', gapMs: [100, 126], gapUpToMs: 700 });
    expect(outcomes(tight)).toEqual(['held', 'broken', 'held', 'broken', 'held', 'broken', 'held']);
    expect(outcomes(after)).toEqual(outcomes(tight));
  });

  it('takes the longer gap of a run beyond its limit, so that this run passes, though an earlier one was longer yet', () => {
    const { baseline: after } = updateBaseline(limited(150), uneven[2]!, uneven);
    expect(after.cells[key]).toMatchObject({ gapMs: [437, 463] });
    expect(outcomes(after)[2]).toBe('held');
  });

  it('keeps the numbers of returning users from a run in which they have none of their own', () => {
    const own = run.cells.find((cell) => cell.target === 'server1' && cell.operation === 'read')!;
    const returning = { ...own, arm: 'returning', gap: { lowMs: 900, highMs: 1000 } } as const;
    const { baseline: first } = updateBaseline(undefined, { ...run, cells: [...run.cells, returning] });
    const alike = withLineCells(lineFixture(2), one, { returning: 'refuted' });
    expect(updateBaseline(first, alike)).toEqual({ baseline: first, changes: [], differences: [] });
    const fromNone = updateBaseline(undefined, alike).baseline;
    expect(fromNone.cells[`${key}/returning`]).toBe(undefined);
    const before = { ...fromNone, cells: { ...fromNone.cells, [`${key}/returning`]: { finding: 'proven' } as const } };
    expect(updateBaseline(before, alike).baseline.cells[`${key}/returning`]).toEqual({ finding: 'refuted' });
  });

  it('takes a single point of failure of which more is felt', () => {
    const degraded = withLineCells(run, one, { ...down, effect: 'degraded' });
    const { baseline: first } = updateBaseline(undefined, degraded);
    const next = updateBaseline(first, withLineCells(lineFixture(2), one, down));
    expect(next.changes).toMatchObject([{ key, what: 'changed', after: { finding: 'proven', effect: 'outage' } }]);
    expect(updateBaseline(next.baseline, degraded).changes).toEqual([]);
  });

  it('keeps the entry of a cell that is unknown, and removes that of one that was not tried', () => {
    const fewer = { ...run, cells: run.cells.filter(({ target }) => target !== 'replica') };
    const { baseline: after, changes: done } = updateBaseline(baseline, withLineCells(fewer, one, blind));
    expect(after.cells[key]).toEqual(baseline.cells[key]);
    expect(done.map(({ what }) => what)).toEqual(['removed', 'removed', 'removed', 'kept-unknown']);
  });
});
