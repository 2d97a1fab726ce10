import { describe, expect, it } from 'vitest';
import { goodShare, isCarried, kneeOf, rateOf, survivorShares } from '../../model/capacity.ts';

const visit = { visitor: 0, id: 1, atMs: 0, tookMs: 5, valid: true, status: 200, server: 'a', database: '' };
const visits = (count: number, late = 0) =>
  Array.from({ length: count }, (_, place) => ({ ...visit, atMs: place * 10, tookMs: place < late ? 251 : 250 }));

describe('a rate', () => {
  it('is carried when 95 % of its requests are answered rightly in time, and there are enough of them', () => {
    expect(isCarried(visits(100, 5))).toBe(true);
    expect(isCarried(visits(100, 6))).toBe(false);
    expect(isCarried(visits(19))).toBe(false);
    expect(goodShare(visits(10).map((one) => Object.assign({}, one, { valid: false })))).toBe(0);
    expect(goodShare([])).toBe(0);
  });

  it('is the one at which its requests were really sent', () => {
    expect(rateOf(visits(101))).toBeCloseTo(100);
    expect([rateOf([]), rateOf(visits(1))]).toEqual([0, 0]);
  });
});

describe('kneeOf', () => {
  it('lies between the lowest rate refused and the highest carried below it', () => {
    const tried = [
      { rate: 50, isCarried: true },
      { rate: 100, isCarried: false },
      { rate: 70, isCarried: true },
      { rate: 120, isCarried: true },
    ];
    expect(kneeOf(tried)).toEqual({ carried: 70, refused: 100 });
    expect(kneeOf(tried.slice(0, 1))).toEqual({ carried: 50, refused: null });
    expect(kneeOf([])).toEqual({ carried: 0, refused: null });
  });
});

describe('survivorShares', () => {
  it('are below and above what is left without one', () => {
    expect(survivorShares(2)).toEqual({ below: 0.4, above: 0.75 });
  });
});
