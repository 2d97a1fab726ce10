import { describe, expect, it } from 'vitest';
import { bins } from '../../../../reports/html/experiment/bins.ts';
import { verdictFixture } from '../../../support/verdict-fixture.ts';

describe('the tables of an episode', () => {
  it('have one of returning users for each operation, a row a second', () => {
    const [episode] = verdictFixture().episodes;
    const kept = { operation: 'read', startMs: -1500, binMs: 1000, good: [30, 29], bad: [0, 1] } as const;
    const { markup } = bins('Stop server1', { ...episode!, series: [], returning: [kept] });
    expect(markup).toContain('Stop server1, read over kept connections: requests by outcome, in bins of 1000 ms');
    expect(markup).toMatch(/<tr><th scope=row>-1\.5<td>30<td>0\s*<tr><th scope=row>-0\.5<td>29<td>1/);
  });

  it('are one row for neighbours in which nothing was lost, but never across the injection or the healing', () => {
    const [episode] = verdictFixture().episodes;
    const zeros = [0, 0, 0, 0, 0, 0];
    const series = {
      operation: 'read',
      startMs: -200,
      binMs: 100,
      good: [5, 6, 7, 0, 8, 9],
      late: [0, 0, 0, 1, 0, 0],
      wrong: zeros,
      unanswered: [0, 0, 0, 4, 0, 0],
      missing: zeros,
      p50Ms: [2, 3, 4, null, 5, 6],
      p95Ms: [20, 10, 30, null, 40, 50],
      servedBy: {},
    } as const;
    const marks = { ...episode!.marks, healBegunMs: 310 };
    const { markup } = bins('Stop server1', { ...episode!, marks, series: [series], returning: [] });
    const rows = [...markup.matchAll(/<tr><th scope=row>(.*)/g)].map(([, row = '']) => row.replaceAll('<td>', ' '));
    expect(rows).toEqual([
      '-0.2 0.0 11 0 0 0 0 3 20',
      '0.0 0.1 7 0 0 0 0 4 30',
      '0.1 0.2 0 1 0 4 0 - -',
      '0.2 0.3 8 0 0 0 0 5 40',
      '0.3 0.4 9 0 0 0 0 6 50',
    ]);
  });
});
