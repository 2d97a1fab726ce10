import { describe, expect, it } from 'vitest';
import { availabilityOf, slotsNeeded, slotsToDecide, standing } from '../../verdict/availability.ts';

describe('availabilityOf', () => {
  it('is exact when all slots are good: 0.05^(1/n), so 299 are needed for 99 %', () => {
    expect(availabilityOf(298, 298)?.low).toBeLessThan(0.99);
    expect(availabilityOf(299, 299)?.low).toBeGreaterThanOrEqual(0.99);
    expect(availabilityOf(2995, 2995)?.low).toBeGreaterThanOrEqual(0.999);
    expect(availabilityOf(299, 299)).toMatchObject({ estimate: 1, high: 1, n: 299, good: 299 });
  });

  it('is exact when none is: 1 - 0.05^(1/n)', () => {
    expect(availabilityOf(0, 59)).toEqual({ estimate: 0, low: 0, high: 0.049508, n: 59, good: 0 });
  });

  // Found independently by halving on (p - b)² = z²·b(1-b)/n with z = 1.6449.
  it.each([
    [1, 10, 0.022634, 0.347727],
    [50, 100, 0.418846, 0.581154],
    [95, 100, 0.900837, 0.975453],
    [449, 450, 0.990101, 0.999504],
  ])('agrees with Wilson for %d of %d', (good, n, low, high) => {
    expect(availabilityOf(good, n)).toMatchObject({ low: expect.closeTo(low, 5), high: expect.closeTo(high, 5) });
  });

  it('solves the score equation that defines Wilson: |p - bound| = z·sqrt(bound·(1-bound)/n)', () => {
    for (const [good, n] of [
      [7, 20],
      [311, 350],
      [9990, 10_000],
    ] as const) {
      const { low, high } = availabilityOf(good, n) ?? { low: 0, high: 0 };
      for (const bound of [low, high]) {
        const distance = Math.abs(good / n - bound);
        expect(distance).toBeCloseTo(1.6449 * Math.sqrt((bound * (1 - bound)) / n), 4);
      }
    }
  });

  it('says nothing of no slots', () => {
    expect(availabilityOf(0, 0)).toBeNull();
  });
});

describe('slotsNeeded', () => {
  it.each([
    [0.9, 29],
    [0.99, 299],
    [0.999, 2995],
    [0.9999, 29_956],
  ])('for %d is %d', (bar, n) => {
    expect(slotsNeeded(bar)).toBe(n);
  });

  it('is out of reach for a bar of 1', () => {
    expect(slotsNeeded(1)).toBe(Number.POSITIVE_INFINITY);
    expect(slotsNeeded(0)).toBe(1);
  });
});

describe('slotsToDecide', () => {
  it('is the number from which the interval leaves the bar, if the share stays', () => {
    const now = availabilityOf(448, 450);
    const n = now ? slotsToDecide(now, 0.99) : 0;
    const share = now?.estimate ?? 0;
    expect(availabilityOf(share * n, n)?.low).toBeGreaterThanOrEqual(0.99);
    expect(availabilityOf(share * (n - 3), n - 3)?.low).toBeLessThan(0.99);
  });
});

describe('standing', () => {
  it.each([
    [299, 299, 'clears'],
    [298, 298, 'few'],
    [0, 10, 'fails'],
    [448, 450, 'straddles'],
    [0, 0, 'few'],
  ] as const)('of %d good among %d against 99 %% is: %s', (good, n, expected) => {
    expect(standing(availabilityOf(good, n), 0.99)).toBe(expected);
  });
});
