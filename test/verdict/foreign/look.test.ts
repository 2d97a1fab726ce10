import { describe, expect, it } from 'vitest';
import { looksAt } from '../../../verdict/foreign/look.ts';

const span = (fromMs: number, toMs: number) => ({ fromMs, toMs, watchedUntilMs: fromMs + 5.5, untilMs: fromMs + 7.2 });

describe('close looks', () => {
  it('have no moment in common, however their episodes touch', () => {
    for (const timeStepMs of [1, 1000]) {
      const looks = looksAt([span(0, 13), span(12, 25), span(25, 25), span(25, 90), span(3000, 9000)], timeStepMs);
      for (const [place, { fromMs, toMs, sinceMs, untilMs }] of looks.entries()) {
        expect(fromMs).toBeGreaterThanOrEqual(looks[place - 1]?.toMs ?? 0);
        expect([fromMs, sinceMs, untilMs, toMs]).toEqual([fromMs, sinceMs, untilMs, toMs].toSorted((a, b) => a - b));
        expect(toMs).toBeGreaterThan(fromMs);
      }
    }
  });

  it('tell from the begin of the step in which requests are no longer judged who had ended', () => {
    expect(looksAt([span(100, 200)], 1)).toEqual([{ fromMs: 100, toMs: 200, stepMs: 1, sinceMs: 105, untilMs: 107.2 }]);
  });

  it('have wider steps where they are long', () => {
    expect(looksAt([span(0, 2 ** 22)], 1)).toMatchObject([{ stepMs: 4, sinceMs: 4 }]);
  });
});
