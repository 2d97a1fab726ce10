import { describe, expect, it } from 'vitest';
import { chanceAt } from '../../model/chance.ts';

const drawn = (seed: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => chanceAt(seed, index));

describe('chance', () => {
  it('repeats for the same seed and differs for another', () => {
    expect(drawn(7, 50)).toEqual(drawn(7, 50));
    expect(drawn(7, 50)).not.toEqual(drawn(8, 50));
  });

  it('does not repeat one seed a step later under the next', () => {
    expect(drawn(8, 50)).not.toEqual(drawn(7, 51).slice(1));
  });

  it('stays in [0, 1) and fills ten bins evenly', () => {
    const bins = Array.from({ length: 10 }, () => 0);
    for (const value of drawn(1, 10_000)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      bins[Math.floor(value * 10)]!++;
    }
    // Binomial(10,000, 0.1) has a standard deviation of 30; 5 of them is never crossed by a sound generator.
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('shows no tie between neighbours', () => {
    const values = drawn(3, 10_000);
    const pairs = values.slice(1).map((value, index) => (value - 0.5) * ((values[index] ?? 0) - 0.5));
    const correlation = (pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length) * 12;
    expect(Math.abs(correlation)).toBeLessThan(0.05);
  });
});
