import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../../model/history.ts';
import { trendsOf } from '../../../verdict/history/trend.ts';
import { blind, down, lineFixture, withLineCells } from '../../support/history-fixture.ts';

const one = { target: 'server1', operation: 'read' } as const;

/** Nights in which server1 survived, was down, or is unknown for reads. */
function nights(letters: string): readonly HistoryLine[] {
  return Array.from(letters).map((letter, place) => {
    const line = lineFixture(place + 1);
    return letter === 's' ? line : withLineCells(line, one, letter === 'd' ? down : blind);
  });
}

const trendOf = (lines: readonly HistoryLine[], key = 'server1/stop/read') =>
  trendsOf(lines)[0]?.cells.find((cell) => cell.key === key);

/** The same with no more than the newest runs shown. */
const shownOf = (lines: readonly HistoryLine[], most: number) =>
  trendsOf(lines, most)[0]?.cells.find(({ key }) => key === 'server1/stop/read');

const isNumberChanged = (lines: readonly HistoryLine[]): boolean =>
  trendOf(lines)?.notes.includes('number-changed') ?? false;

describe('a cell over the runs', () => {
  it.each([
    ['s', []],
    ['ss', []],
    ['ssd', ['regressed']],
    ['sdd', ['regressed']],
    ['dds', ['improved']],
    ['ssu', ['unknown']],
    ['sds', ['improved', 'flaky']],
    ['sdsd', ['regressed', 'flaky']],
    ['sud', ['regressed']],
    ['sdu', ['unknown', 'regressed']],
    ['dsu', ['unknown']],
  ])('that goes %s is %j', (letters, notes) => {
    expect(trendOf(nights(letters))?.notes).toEqual(notes);
  });

  it('knows since when it is as it is, when it was seen first, and when it was down first', () => {
    expect(trendOf(nights('sdsu'))).toMatchObject({
      firstSeenAt: '2026-11-01T02:00:00.000Z',
      firstProvenAt: '2026-11-02T02:00:00.000Z',
      sinceAt: '2026-11-03T02:00:00.000Z',
      known: 3,
      changes: 2,
    });
  });

  it('that is never known has no moment', () => {
    expect(trendOf(nights('uu'))).toMatchObject({ firstProvenAt: null, sinceAt: null, known: 0 });
  });

  it('is not flaky for what another plan made of it', () => {
    const [a, b, c] = nights('sds');
    if (!a || !b || !c) throw new Error('no nights');
    expect(trendOf([a, { ...b, planHash: 'other' }, c])).toMatchObject({ changes: 0, notes: ['improved'] });
  });

  it('is not flaky for what another stack did to it', () => {
    const [a, b, c] = nights('sds');
    if (!a || !b || !c) throw new Error('no nights');
    const other = { ...b, stack: { ...b.stack, hash: 'other' } };
    expect(trendOf([a, other, c])).toMatchObject({ changes: 0, notes: ['improved'] });
    expect(trendsOf([a, other, c])[0]?.resetAt).toEqual([1, 2]);
  });

  it('is new in the run that first has it, and gone in one that does not', () => {
    const [a, b] = nights('ss');
    if (!a || !b) throw new Error('no nights');
    const without = { ...a, cells: a.cells.filter(({ target }) => target !== 'server1') };
    expect(trendOf([without, b])?.notes).toEqual(['new']);
    expect(trendOf([b, { ...without, id: 'z', startedAt: '2026-11-09T02:00:00.000Z' }])?.notes).toEqual(['gone']);
  });

  it('with the same finding and another number says so', () => {
    const [a, b] = nights('ss');
    if (!a || !b) throw new Error('no nights');
    const longer = withLineCells(b, one, { gap: { lowMs: 2400, highMs: 2420 } });
    expect(trendOf([a, longer])?.notes).toEqual(['number-changed']);
  });
});

describe('a cell of which the newest runs alone are shown', () => {
  it('has its moments, and what became of it, from all runs', () => {
    const { points, known, ...whole } = trendOf(nights('ssuddd')) ?? {};
    expect(points).toHaveLength(6);
    expect(known).toBe(5);
    const shown = shownOf(nights('ssuddd'), 2);
    expect(shown).toMatchObject({ ...whole, known: 2, changes: 0, notes: ['regressed'] });
    expect(shown?.points.map((point) => point?.finding)).toEqual(['proven', 'proven']);
  });

  it('is not new because the runs that had it are not shown', () => {
    const [a, b, c] = nights('sss');
    if (!a || !b || !c) throw new Error('no nights');
    const without = { ...b, cells: b.cells.filter(({ target }) => target !== 'server1') };
    expect(shownOf([a, without, c], 2)).toMatchObject({ firstSeenAt: a.startedAt, notes: [] });
  });

  it('is flaky for what is shown of it, and not for good', () => {
    expect(shownOf(nights('sdsss'), 5)).toMatchObject({ changes: 2, notes: ['improved', 'flaky'] });
    expect(shownOf(nights('sdsss'), 3)).toMatchObject({ changes: 1, notes: ['improved'] });
  });

  it('is left out when no shown run has it', () => {
    const [a, b] = nights('ss');
    if (!a || !b) throw new Error('no nights');
    const without = { ...b, cells: b.cells.filter(({ target }) => target !== 'server1') };
    expect(shownOf([a, without], 1)).toBeUndefined();
    expect(shownOf([a, without], 2)).toMatchObject({ notes: ['gone'] });
  });

  it('has a number changed by the spread of all runs, as `compare` has it', () => {
    const lengths = [400, 1400, 600, 1600, 500, 1450];
    const lines = nights('ssssss').map((line, place) =>
      withLineCells(line, one, { gap: { lowMs: lengths[place] ?? 0, highMs: (lengths[place] ?? 0) + 10 } }),
    );
    expect([isNumberChanged(lines.slice(-2)), isNumberChanged(lines)]).toEqual([true, false]);
    expect(shownOf(lines, 2)?.notes).toEqual([]);
  });
});

describe('trends', () => {
  it('show the newest runs and the places where plan or stack became another one among them', () => {
    const plans = ['a', 'a', 'b', 'b', 'c', 'c'];
    const lines = plans.map((planHash, place) => lineFixture(place + 1, { planHash }));
    expect(trendsOf(lines)[0]).toMatchObject({ all: 6, alike: 2, resetAt: [2, 4] });
    expect(trendsOf(lines, 4)[0]).toMatchObject({ runs: lines.slice(2), all: 6, alike: 2, resetAt: [2] });
    expect(trendsOf(lines, 1)[0]).toMatchObject({ runs: lines.slice(5), alike: 2, resetAt: [] });
  });

  it('are one for each suite and stack, the last one that was run first, and without the sham', () => {
    const other = lineFixture(9, { suite: 'smoke' });
    const trends = trendsOf([lineFixture(1), lineFixture(2), other]);
    expect(trends.map(({ suite, runs }) => [suite, runs.length])).toEqual([
      ['smoke', 1],
      ['essentials', 2],
    ]);
    expect(trends[0]?.cells.some(({ key }) => key.includes('/sham/'))).toBe(false);
  });

  it('of nothing are none', () => {
    expect(trendsOf([])).toEqual([]);
  });
});
