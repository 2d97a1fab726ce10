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
});
