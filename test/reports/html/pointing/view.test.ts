import { describe, expect, it } from 'vitest';
import { around, lengthOf, percentIn } from '../../../../reports/html/pointing/view.ts';

const whole = { fromMs: -4000, toMs: 8000 };

describe('a part of the time', () => {
  it('has the moment in its middle', () => {
    expect(around(whole, 1000, 2000, 500)).toEqual({ fromMs: 0, toMs: 2000 });
  });
  it('stays within the whole, as long as it was asked for', () => {
    expect(around(whole, -4000, 2000, 500)).toEqual({ fromMs: -4000, toMs: -2000 });
    expect(around(whole, 7900, 2000, 500)).toEqual({ fromMs: 6000, toMs: 8000 });
  });
  it('is never shorter than can be looked at', () => {
    expect(lengthOf(around(whole, 0, 10, 500) ?? whole)).toBe(500);
  });
  it('is all of it where it would be as long or longer', () => {
    expect(around(whole, 0, 12_000, 500)).toBeNull();
    expect(around(whole, 0, 24_000, 500)).toBeNull();
  });
  it('places moments in percent, those outside beyond its ends', () => {
    expect([-4000, 2000, 8000].map((atMs) => percentIn(whole, atMs))).toEqual([0, 50, 100]);
    expect(percentIn({ fromMs: 0, toMs: 1000 }, -10)).toBe(-1);
  });
});
