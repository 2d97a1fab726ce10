import { describe, expect, it } from 'vitest';
import type { HistoryCell } from '../../../model/history.ts';
import { cellKey } from '../../../model/history.ts';
import { availabilityOf } from '../../../verdict/availability.ts';
import { availabilityChange, gapChange, latencyChange } from '../../../verdict/compare/quantities.ts';
import { lineFixture } from '../../support/history-fixture.ts';

const noise = { chance: 0.05, spread: null, deadlineMs: 250 };
const shown = (good: number, n: number) => availabilityOf(good, n)!;
const cell = lineFixture().cells.find((each) => cellKey(each) === 'primary/stop/read')!;
const gap = (lowMs: number, highMs: number | null): HistoryCell => ({ ...cell, gap: { lowMs, highMs }, notice: null });

describe('a difference of availability', () => {
  it('of two runs without a loss is nothing, with an interval all the same', () => {
    const change = availabilityChange(shown(350, 350), shown(350, 350), noise);
    expect(change).toMatchObject({ difference: 0, changed: false, against: 'intervals' });
    expect(change.low).toBeLessThan(-0.005);
  });

  // Newcombe 1998, table II (c): 9 of 10 against 3 of 10, there with Wilson's intervals; here with exact ones, which are wider.
  it('holds the published interval of another method within its own', () => {
    const { low, high, difference } = availabilityChange(shown(3, 10), shown(9, 10), { ...noise, chance: 0.025 });
    expect(difference).toBe(0.6);
    expect(low).toBeLessThan(0.1705);
    expect(high).toBeGreaterThan(0.809);
  });

  it('beyond both intervals is a change, in either direction', () => {
    expect(availabilityChange(shown(350, 350), shown(330, 350), noise)).toMatchObject({ changed: true });
    expect(availabilityChange(shown(330, 350), shown(350, 350), noise)).toMatchObject({ changed: true });
  });

  it('within the spread of earlier runs is none', () => {
    const change = availabilityChange(shown(350, 350), shown(330, 350), { ...noise, spread: 0.1 });
    expect(change).toMatchObject({ changed: false, against: 'spread' });
  });

  it('of failures in clusters takes more, by as much as the blocks are wider', () => {
    const [a, exact] = [shown(350, 350), shown(343, 350)];
    const blocks = { ...exact, low: 0.9, high: 1, lowBy: 'blocks', highBy: 'blocks' } as const;
    expect(availabilityChange(a, exact, noise).changed).toBe(true);
    expect(availabilityChange(a, blocks, noise).changed).toBe(false);
  });

  it('takes more when the chance is shared among many', () => {
    const [a, b] = [shown(350, 350), shown(342, 350)];
    expect(availabilityChange(a, b, noise).changed).toBe(true);
    expect(availabilityChange(a, b, { ...noise, chance: 0.00001 }).changed).toBe(false);
  });
});

describe('a difference of gaps', () => {
  it('within what one run leaves open is none', () => {
    expect(gapChange(gap(588, 614), gap(800, 820), noise)).toMatchObject({ changed: false, difference: 209 });
  });

  it('beyond it is a change', () => {
    expect(gapChange(gap(588, 614), gap(1600, 1620), noise)).toMatchObject({ changed: true, low: 581 });
    expect(gapChange(gap(1600, 1620), gap(588, 614), noise)).toMatchObject({ changed: true });
  });

  it('that the spread of earlier runs explains is none', () => {
    expect(gapChange(gap(588, 614), gap(1600, 1620), { ...noise, spread: 1100 })).toMatchObject({ changed: false });
  });

  it('without an end is a change when it lasted longer for certain, and has no upper end', () => {
    expect(gapChange(gap(588, 614), gap(4990, null), noise)).toMatchObject({ changed: true, high: null });
  });

  it('of two without an end cannot be told', () => {
    expect(gapChange(gap(4000, null), gap(4990, null), noise)).toBe(null);
  });

  it('from no gap counts from nothing', () => {
    expect(gapChange({ ...cell, gap: null, notice: null }, gap(240, 260), noise)).toMatchObject({ changed: false });
    expect(gapChange({ ...cell, gap: null, notice: null }, gap(640, 660), noise)).toMatchObject({ changed: true });
  });
});

describe('a difference of latency', () => {
  it('of two runs alone is told and never called a change', () => {
    expect(latencyChange(10, 500, noise)).toEqual({
      quantity: 'p99',
      difference: 490,
      low: null,
      high: null,
      against: 'nothing',
      changed: false,
    });
  });

  it('is one beyond the spread, and beyond what the clock can tell', () => {
    expect(latencyChange(10, 30, { ...noise, spread: 5 }).changed).toBe(true);
    expect(latencyChange(10, 14, { ...noise, spread: 5 }).changed).toBe(false);
    expect(latencyChange(2, 3, { ...noise, spread: 0 }).changed).toBe(false);
  });
});
