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

describe('trends', () => {
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
