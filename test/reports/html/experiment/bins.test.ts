import { describe, expect, it } from 'vitest';
import { thinned } from '../../../../reports/html/chart/thinned.ts';
import { bins } from '../../../../reports/html/experiment/bins.ts';
import { longEpisode } from '../../../support/long-episode.ts';
import { verdictFixture } from '../../../support/verdict-fixture.ts';

const zeros = [0, 0, 0, 0, 0, 0, 0];
const series = {
  operation: 'read',
  startMs: -200,
  binMs: 100,
  good: [5, 6, 7, 0, 0, 8, 9],
  late: [0, 0, 0, 1, 1, 0, 0],
  wrong: zeros,
  unanswered: [0, 0, 0, 4, 5, 0, 0],
  missing: zeros,
  p50Ms: [2, 3, 4, null, null, 5, 6],
  p95Ms: [20, 10, 30, null, null, 40, 50],
  servedBy: { server2: [5, 6, 7, 0, 0, 8, 9] },
} as const;

describe('the tables of an episode', () => {
  it('have a row a second of returning users where any was lost, and one between, but never across injection or healing', () => {
    const [episode] = verdictFixture().episodes;
    const marks = { ...episode!.marks, healBegunMs: 4600 };
    const good = [30, 30, 29, 28, 30, 30, 30, 31];
    const bad = [0, 0, 1, 2, 0, 0, 0, 0];
    const kept = { operation: 'read', startMs: -1500, binMs: 1000, good, bad } as const;
    const { markup } = bins({ ...episode!, marks, series: [], returning: [kept] });
    expect(markup).toContain('Over kept connections');
    expect([...markup.matchAll(/<tr><th>(.*)/g)].map(([, row = '']) => row.replaceAll('<td>', ' '))).toEqual([
      '-1.50 to -0.50 30 0',
      '-0.50 to 0.50 30 0',
      '0.50 to 1.50 29 1',
      '1.50 to 2.50 28 2',
      '2.50 to 4.50 60 0',
      '4.50 to 6.50 61 0',
    ]);
  });

  it('of a long episode are one row for neighbours in which some were lost', () => {
    const long = thinned(longEpisode({ amount: 5000, startMs: -100_000, lossShare: 0.9, lostFrom: 4000 }));
    const rowsOf = (isWide: boolean): readonly string[] =>
      [...bins(long, isWide).markup.matchAll(/<tr><th>([-\d. to]+)<td>/g)].map(([, time = '']) => time);
    expect(rowsOf(false).length).toBeGreaterThan(400);
    // The injection and the healing begin a row; from then on everything was lost.
    expect(rowsOf(true).slice(0, 1)).toEqual(['-100.00 to 0.00']);
    expect(rowsOf(true).length).toBeLessThan(10);
  });

  it('are one row for neighbours in which nothing was lost, or all in the same way, but never across the injection or the healing', () => {
    const [episode] = verdictFixture().episodes;
    const marks = { ...episode!.marks, healBegunMs: 410 };
    const { markup } = bins({ ...episode!, marks, series: [series], returning: [] });
    const rows = [...markup.matchAll(/<tr><th>(.*)/g)].map(([, row = '']) => row.replaceAll('<td>', ' '));
    expect(rows).toEqual([
      '-0.20 to 0.00 11 0 3 20 11',
      '0.00 to 0.10 7 0 4 30 7',
      '0.10 to 0.30 0 2 late, 9 unanswered - - 0',
      '0.30 to 0.40 8 0 5 40 8',
      '0.40 to 0.50 9 0 6 50 9',
    ]);
    expect(markup).toContain('<th>by server2');
  });

  it('keep bins apart in which only some were lost, or others than in the next', () => {
    const [episode] = verdictFixture().episodes;
    const some = { ...series, good: [5, 1, 1, 0, 0, 9], wrong: [0, 4, 4, 0, 5, 0], late: [0, 0, 0, 5, 0, 0] };
    const none = { ...some, unanswered: [0, 0, 0, 0, 0, 0] };
    const { markup } = bins({ ...episode!, series: [none], returning: [] });
    const rows = [...markup.matchAll(/<tr><th>\S+ to \S+?<td>(\d+)<td>([^<]+)/g)].map(
      ([, good, lost]) => `${good}: ${lost}`,
    );
    expect(rows).toEqual(['5: 0', '1: 4 wrong', '1: 4 wrong', '0: 5 late', '0: 5 wrong', '9: 0']);
  });

  it('tell what the drawing tells of the balancer', () => {
    const server1 = verdictFixture().episodes.find(({ target }) => target === 'server1');
    expect(bins(server1!).markup).toContain('web/server1 UP from -3.50 s, DOWN from 340 ms, UP from 5.51 s');
  });
});
