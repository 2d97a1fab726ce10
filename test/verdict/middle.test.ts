import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';
import { middleOf } from '../../verdict/middle.ts';

const waits = (values: readonly number[]) => values.map((tookMs) => ({ tookMs }));

describe('middleOf', () => {
  it('lies between the waits of ranks n/2 -+ 0.98 sqrt(n), in whatever order they came', () => {
    const hundred = Array.from({ length: 100 }, (_, place) => ((place * 37) % 100) + 1);
    expect(middleOf(waits(hundred))).toEqual({ medianMs: 51, lowMs: 40, highMs: 61 });
  });

  it('is not known of so few that one end is missing', () => {
    expect(middleOf([])).toBeNull();
    expect(middleOf(waits([1, 2, 3, 4, 5, 6, 7]))).toBeNull();
    expect(middleOf(waits([1, 2, 3, 4, 5, 6, 7, 8]))).toEqual({ medianMs: 5, lowMs: 1, highMs: 8 });
  });

  it('holds the true middle in 19 of 20 samples, whatever the distribution', () => {
    const trials = Array.from({ length: 2000 }, (_, trial) =>
      middleOf(waits(Array.from({ length: 60 }, (__, place) => -Math.log(chanceAt(trial, place))))),
    );
    const held = trials.filter((found) => found !== null && found.lowMs <= Math.LN2 && Math.LN2 <= found.highMs);
    expect(held.length / trials.length).toBeGreaterThan(0.94);
    expect(held.length / trials.length).toBeLessThan(0.98);
  });
});
