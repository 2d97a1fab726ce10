import { binomialDistribution } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { slotsNeeded } from '../../model/proof.ts';
import { availabilityOf, clearsBar, failsBar, slotsToDecide, standing } from '../../verdict/availability.ts';

/** The fewest slots that clear a bar when so many of them are bad. */
function fewest(bad: number, bar: number): number {
  let n = slotsNeeded(bar);
  while (!clearsBar({ good: n - bad, n }, bar)) n++;
  return n;
}

describe('availabilityOf', () => {
  it('is exact when all slots are good: 0.05^(1/n), so 299 are needed for 99 %', () => {
    expect(availabilityOf(298, 298)?.low).toBeLessThan(0.99);
    expect(availabilityOf(299, 299)?.low).toBeGreaterThanOrEqual(0.99);
    expect(availabilityOf(2995, 2995)?.low).toBeGreaterThanOrEqual(0.999);
    expect(availabilityOf(299, 299)).toMatchObject({ estimate: 1, high: 1, n: 299, good: 299 });
  });

  it('is exact when none is: 1 - 0.05^(1/n)', () => {
    expect(availabilityOf(0, 59)).toEqual({
      estimate: 0,
      low: 0,
      high: 0.049508,
      n: 59,
      good: 0,
      lowBy: 'exact',
      highBy: 'exact',
    });
  });

  it.each([
    [1, 10],
    [50, 100],
    [95, 100],
    [449, 450],
  ])('leaves 5 %% outside on either side for %d of %d, summed by simple-statistics', (good, n) => {
    const { low, high } = availabilityOf(good, n) ?? { low: 0, high: 0 };
    const sum = (p: number, from: number, to: number): number =>
      (binomialDistribution(n, p) ?? []).slice(from, to + 1).reduce((total, chance) => total + chance, 0);
    expect(sum(low, good, n)).toBeCloseTo(0.05, 3);
    expect(sum(high, 0, good)).toBeCloseTo(0.05, 3);
  });

  it('claims no more than was shown once it is written down: low is cut, high is rounded up', () => {
    const some = Array.from({ length: 42 }, (_, part) => 3 + 7 * part);
    const overstated = some.filter((good) => {
      const { low, high } = availabilityOf(good, 300) ?? { low: 1, high: 0 };
      return !clearsBar({ good, n: 300 }, low) || !failsBar({ good, n: 300 }, high + 1e-9);
    });
    expect(overstated).toEqual([]);
  });

  it('says nothing of no slots', () => {
    expect(availabilityOf(0, 0)).toBeNull();
  });
});

/** Draws whose 5 % and 95 % points are these. */
const drawn = (low: number, high: number): Int32Array =>
  Int32Array.from({ length: 1000 }, (_, round) => (round < 60 ? low : round > 940 ? high : 590));

describe('an interval of two methods', () => {
  it('takes of each end the one that claims less, and says whose it is', () => {
    expect(availabilityOf(590, 600, drawn(570, 592))).toMatchObject({ low: 0.95, lowBy: 'blocks', highBy: 'exact' });
    expect(availabilityOf(590, 600, drawn(589, 600))).toMatchObject({ high: 1, lowBy: 'exact', highBy: 'blocks' });
    expect(availabilityOf(590, 600, drawn(589, 591))).toEqual(availabilityOf(590, 600));
  });

  it('clears a bar, or fails it, only when both methods say so', () => {
    const [cautious, exact] = [availabilityOf(590, 600, drawn(570, 600)), availabilityOf(590, 600)];
    expect([standing(exact, 0.96), standing(cautious, 0.96), standing(cautious, 0.95)]).toEqual([
      'clears',
      'straddles',
      'clears',
    ]);
    expect([standing(exact, 0.995), standing(cautious, 0.995)]).toEqual(['fails', 'straddles']);
  });

  it('asks for more slots where failures come in clusters', () => {
    const cautious = availabilityOf(590, 600, drawn(570, 592));
    expect(slotsToDecide(cautious!, 0.96)).toBe(Math.ceil(600 * ((590 / 600 - 0.95) / (590 / 600 - 0.96)) ** 2));
  });
});

describe('a bar of 99 %', () => {
  it.each([
    [0, 299],
    [1, 473],
    [2, 628],
    [3, 773],
  ])('with %d bad slots takes %d', (bad, n) => {
    expect(fewest(bad, 0.99)).toBe(n);
  });
});

describe('slotsToDecide', () => {
  it('is the number from which the interval leaves the bar, if the share stays', () => {
    const n = slotsToDecide({ good: 448, n: 450 }, 0.99);
    const share = 448 / 450;
    expect(clearsBar({ good: share * n, n }, 0.99)).toBe(true);
    expect(clearsBar({ good: share * (n - 1), n: n - 1 }, 0.99)).toBe(false);
    expect(n).toBeGreaterThan(628);
  });

  it('is without end where the share is the bar itself', () => {
    expect(slotsToDecide({ good: 99, n: 100 }, 0.99)).toBe(Number.POSITIVE_INFINITY);
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

  it('decides before anything is rounded: 29,807 slots show 99.9899 %, which reads 99.99 %', () => {
    expect(standing({ good: 29_807, n: 29_807 }, 0.9999)).toBe('few');
    expect(standing({ good: 29_955, n: 29_955 }, 0.9999)).toBe('few');
    expect(standing({ good: 29_956, n: 29_956 }, 0.9999)).toBe('clears');
  });
});
