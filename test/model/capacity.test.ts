import { describe, expect, it } from 'vitest';
import { goodShare, isCarried, kneeOf, latenessMs, rateOf, survivorShares } from '../../model/capacity.ts';

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

/** 100 a second, each at a moment of its own. */
const sentAt = (momentOf: (place: number) => number) =>
  Array.from({ length: 100 }, (_, place) => ({ ...visit, atMs: momentOf(place) }));

/** Those from a place on are held up until the one at the end of the row can set out as well. */
const heldUp = (from: number, to: number) =>
  sentAt((place) => Math.max(place * 10, place >= from && place < to ? to * 10 : 0));
const planned = (waitLateMs = 0) => ({ schedule: { ratePerSecond: 100, waitLateMs } });

describe('latenessMs', () => {
  it('is that of the one that was held up longest, at the begin, in the middle and at the end', () => {
    for (const from of [0, 1, 40, 70])
      expect(latenessMs({ visits: heldUp(from, from + 30), ...planned() })).toBeCloseTo(300, -1);
    expect(latenessMs({ visits: visits(100), ...planned() })).toBeCloseTo(0);
  });

  it('is found without a schedule in the record, as a burst leaves the mean rate as it was', () => {
    for (const from of [1, 40, 60]) expect(latenessMs({ visits: heldUp(from, from + 30) })).toBeCloseTo(300, -1);
    expect(latenessMs({ visits: heldUp(70, 100) })).toBeGreaterThan(250);
    expect(latenessMs({ visits: visits(100) })).toBeCloseTo(0);
  });

  it('counts a stall in which only answers were waited for, and a rate that was never reached', () => {
    expect(latenessMs({ visits: visits(100), ...planned(400) })).toBe(400);
    expect(latenessMs({ visits: sentAt((place) => place * 12), ...planned() })).toBeCloseTo(198);
  });

  it('is none of a single request', () => {
    expect([latenessMs({ visits: [] }), latenessMs({ visits: visits(1), ...planned() })]).toEqual([0, 0]);
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
