import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../verdict/foreign/felt.ts';
import { quietMsAt, rateIn } from '../../../verdict/foreign/rate.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { counting, episodeEvents, judgeText, sampleText } from '../../support/foreign-evidence.ts';

const bars = { availability: 0.98, failoverBudgetMs: 1000, deadlineMs: 250 };
const look = { fromMs: 5000, toMs: 15_000, stepMs: 10, sinceMs: 14_000, untilMs: 14_000 };

/** One request in every such step of a look of 10 s. */
const asked = (...places: readonly number[]): ReturnType<typeof stepsOf> =>
  stepsOf(Uint32Array.from({ length: 2000 }, (_, place) => (place % 2 === 0 && places.includes(place / 2) ? 1 : 0)));

const everyTenth = Array.from({ length: 50 }, (_, n) => 300 + 10 * n);

/** Under the kill a quarter of each second is served. */
const read: Fate = (at) => (at >= 4005 && at < 8000 && at % 1000 >= 250 ? '503' : 'good');

describe('the rate before a fault', () => {
  it('counts from the first request on, however long nobody had asked before', () => {
    expect(rateIn(asked(...everyTenth), look, 13_000)).toBe(10);
    expect(rateIn(asked(), look, 13_000)).toBe(0);
  });

  it('is that of a second at least: two requests beside each other are no thousand', () => {
    expect(rateIn(asked(798, 799), look, 13_000)).toBe(2);
  });

  it('says for how long nobody may ask by chance, which is never less than the budget', () => {
    expect([quietMsAt(100, bars), Math.round(quietMsAt(0.1, bars)), quietMsAt(0, bars)]).toEqual([
      1000,
      29_957,
      Infinity,
    ]);
  });

  it('is the same for an episode that was begun long before its load: its return takes as many requests', () => {
    const [cells, early] = [0, 40_000].map((idleMs) => {
      const events = [...episodeEvents(2, 0), ...episodeEvents(1, 12_000)].map((event) =>
        event['episode'] === 2 && event.type === 'episode-started'
          ? Object.assign({}, event, { at: 1_800_000_000_000 - idleMs })
          : event,
      );
      return judgeText(events, counting(sampleText({ read, write: () => 'good' }))).cells;
    });
    expect(cells?.[0]).toMatchObject({ operation: 'read', finding: 'proven' });
    expect(early).toEqual(cells);
  });
});
