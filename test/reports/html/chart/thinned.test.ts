import { describe, expect, it } from 'vitest';
import type { EpisodeVerdict } from '../../../../model/episode.ts';
import { thinned } from '../../../../reports/html/chart/thinned.ts';
import { longEpisode } from '../../../support/long-episode.ts';

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const only = ({ series: [one] }: EpisodeVerdict) => {
  if (!one) throw new Error('no series');
  return one;
};

describe('an episode for a drawing', () => {
  it('is given back as it is while its bins can be drawn', () => {
    const short = longEpisode({ amount: 500 });
    expect(thinned(short)).toBe(short);
    expect(thinned({ ...short, series: [], returning: [] }).series).toEqual([]);
  });

  it.each([
    [501, 200],
    [1001, 500],
    [2501, 1000],
    [100_000, 20_000],
  ])('of %i bins is drawn in bins of %i ms', (amount, binMs) => {
    const drawn = only(thinned(longEpisode({ amount })));
    expect(drawn.binMs).toBe(binMs);
    expect(drawn.good.length).toBeLessThanOrEqual(501);
    expect(drawn.p95Ms).toHaveLength(drawn.good.length);
    expect(drawn.servedBy['server1']).toHaveLength(drawn.good.length);
  });

  it('has every request, and every one that was lost', () => {
    const episode = longEpisode({ amount: 12_345, lostIn: 7777 });
    const [before, drawn] = [only(episode), only(thinned(episode))];
    for (const kind of ['good', 'late', 'wrong', 'unanswered', 'missing'] as const) {
      expect(sum(drawn[kind])).toBe(sum(before[kind]));
    }
    expect(sum(drawn.unanswered)).toBe(1);
    const at = drawn.startMs + drawn.unanswered.indexOf(1) * drawn.binMs;
    const lostAt = before.startMs + 7777 * before.binMs;
    expect(lostAt >= at && lostAt < at + drawn.binMs).toBe(true);
  });

  it('keeps the longest wait of each wide bin, and none where nothing was answered', () => {
    const episode = longEpisode({ amount: 1000, slowIn: 321, silentFrom: 600 });
    const drawn = only(thinned(episode));
    expect(drawn.p95Ms.filter((wait) => wait === 999)).toHaveLength(1);
    expect(drawn.p50Ms.at(-1)).toBeNull();
    expect(drawn.p50Ms.at(0)).not.toBeNull();
  });

  it('never mixes what came before the injection with what came after it', () => {
    // 37 bins before the injection, which no number of joined bins divides.
    const episode = longEpisode({ amount: 5000, startMs: -3700, lostFrom: 37 });
    const drawn = only(thinned(episode));
    const zero = drawn.startMs + drawn.binMs * drawn.unanswered.findIndex((count) => count > 0);
    expect(zero).toBe(0);
    expect(drawn.good.findLastIndex((count) => count > 0)).toBe(-drawn.startMs / drawn.binMs - 1);
  });

  it('does the same with returning users', () => {
    const drawn = thinned(longEpisode({ amount: 20_000 }));
    const [kept] = drawn.returning;
    expect(kept?.binMs).toBe(5000);
    expect(sum(kept?.good ?? [])).toBe(2000);
  });
});
