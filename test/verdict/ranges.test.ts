import { describe, expect, it } from 'vitest';
import { contains, parseRanges, subtract, unite } from '../../verdict/ranges.ts';

const left = (from: string, others: string) => subtract(unite(parseRanges(from)), unite(parseRanges(others)));

describe('ranges', () => {
  it('are read as databases report them', () => {
    expect(parseRanges('1000000-1000099,1000101')).toEqual([
      { first: 1_000_000, last: 1_000_099 },
      { first: 1_000_101, last: 1_000_101 },
    ]);
    expect(parseRanges('')).toEqual([]);
  });

  it.each(['x', '1-', '5-2', '1,,2', '-3', '1e9', '1.5'])('are not read from %s', (text) => {
    expect(() => parseRanges(text)).toThrow(/is no range of ids/);
  });

  it('are joined where they touch, and found again by halving', () => {
    const united = unite(parseRanges('7-9,1-3,4,20,8-12'));
    expect(united).toEqual([
      { first: 1, last: 4 },
      { first: 7, last: 12 },
      { first: 20, last: 20 },
    ]);
    const inside = Array.from({ length: 25 }, (_, id) => id).filter((id) => contains(united, id));
    expect(inside).toEqual([1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 20]);
  });

  it('are taken from each other', () => {
    expect(left('1-10,20-30', '3-4,8-22,30')).toEqual([
      { first: 1, last: 2 },
      { first: 5, last: 7 },
      { first: 23, last: 29 },
    ]);
    expect(left('5-6', '1-9')).toEqual([]);
    expect(left('5-6', '1-2,9')).toEqual([{ first: 5, last: 6 }]);
    expect(left('1-3,5-7', '3-5')).toEqual([
      { first: 1, last: 2 },
      { first: 6, last: 7 },
    ]);
  });

  it('of any length cost nothing', () => {
    expect(subtract(unite(parseRanges('0-999999999999999')), [{ first: 0, last: 9 }])).toEqual([
      { first: 10, last: 999_999_999_999_999 },
    ]);
  });
});
