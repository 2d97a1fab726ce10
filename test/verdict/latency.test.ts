import { quantileRankSorted, quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { latencyOf, poolWaits, quantile } from '../../verdict/latency.ts';

const waits = (answered: readonly number[], unanswered = 0): Parameters<typeof quantile>[0] => ({
  answeredMs: Float64Array.from(answered).toSorted(),
  unanswered,
});

describe('quantile', () => {
  it('is the nearest rank', () => {
    const ten = waits([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect([0.5, 0.91, 0.99].map((q) => quantile(ten, q))).toEqual([50, 100, 100]);
    expect(quantile(waits([7]), 0.01)).toBe(7);
  });

  it('agrees with simple-statistics wherever that does not interpolate', () => {
    const values = Array.from({ length: 501 }, (_, index) => (index * 37) % 997).toSorted((a, b) => a - b);
    for (const q of [0.25, 0.5, 0.95, 0.99]) {
      expect(quantile(waits(values), q)).toBe(quantileSorted(values, q));
      expect(quantileRankSorted(values, quantile(waits(values), q) ?? -1)).toBeCloseTo(q, 2);
    }
  });

  it('ranks the unanswered last, and has no value among them', () => {
    expect(quantile(waits([1, 2, 3, 4, 5], 5), 0.5)).toBe(5);
    expect(quantile(waits([1, 2, 3, 4], 5), 0.5)).toBeNull();
    expect(quantile(waits([], 3), 0.5)).toBeNull();
    expect(quantile(waits([]), 0.5)).toBeNull();
  });
});

describe('latencyOf', () => {
  it('does not improve when requests are no longer answered', () => {
    expect(latencyOf(waits([5, 5, 5], 97))).toEqual({ p50Ms: null, p95Ms: null, p99Ms: null, n: 100, censored: 97 });
  });

  it('is nothing without requests', () => {
    expect(latencyOf(waits([]))).toBeNull();
  });
});

describe('poolWaits', () => {
  it('is the same as all requests at once', () => {
    expect(poolWaits([waits([3, 1], 1), waits([2], 2)])).toEqual(waits([1, 2, 3], 3));
  });
});
