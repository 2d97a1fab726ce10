import { describe, expect, it } from 'vitest';
import { betaChance } from '../../verdict/beta.ts';

/** P(at least k of n), summed term by term in logarithms: another way to the same number. */
function tail(k: number, n: number, p: number): number {
  let logTerm = n * Math.log(p);
  let sum = 0;
  for (let good = n; good >= k; good--) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(good / (n - good + 1)) + Math.log((1 - p) / p);
  }
  return sum;
}

describe('betaChance', () => {
  it.each([
    [1, 1, 0.3],
    [3, 10, 0.5],
    [95, 100, 0.9],
    [449, 450, 0.99],
    [20, 450, 0.04],
    [29_950, 30_000, 0.998],
  ])('of %d of %d is the tail of the binomial distribution, summed term by term', (k, n, p) => {
    const chance = betaChance(p, k, n - k + 1);
    expect(chance / tail(k, n, p)).toBeCloseTo(1, 8);
  });

  it('agrees with what can be written down in closed form', () => {
    // I_x(1, b) = 1 - (1-x)^b, I_x(a, 1) = x^a, I_x(2, 2) = 3x² - 2x³.
    expect(betaChance(0.05, 1, 3)).toBeCloseTo(1 - 0.95 ** 3, 14);
    expect(betaChance(0.9, 7, 1)).toBeCloseTo(0.9 ** 7, 14);
    expect(betaChance(0.25, 2, 2)).toBeCloseTo(3 * 0.0625 - 2 * 0.015625, 14);
    // The arcsine law: I_x(1/2, 1/2) = 2/π · asin(√x).
    expect(betaChance(0.3, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.3)), 13);
  });

  it('is 0 and 1 at the ends, and its own mirror', () => {
    expect([betaChance(0, 3, 4), betaChance(1, 3, 4)]).toEqual([0, 1]);
    for (const x of [0.01, 0.4, 0.77]) expect(betaChance(x, 30, 4) + betaChance(1 - x, 4, 30)).toBeCloseTo(1, 12);
  });
});
