import { describe, expect, it } from 'vitest';
import { ownerOf, scaled, stripesOf } from '../../../bench/scale/stripes.ts';

const iterationsOf = (generator: number, owner: (iteration: number) => number): readonly number[] =>
  Array.from({ length: 12 }, (_, iteration) => iteration).filter((iteration) => owner(iteration) === generator);

describe('the stripes of k6', () => {
  // The example in the words of lib/execution_segment.go: a half and two quarters.
  it('are those of its own example', () => {
    const owner = ownerOf([2, 1, 1], 4);
    expect(iterationsOf(0, owner)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(iterationsOf(1, owner)).toEqual([1, 5, 9]);
    expect(iterationsOf(2, owner)).toEqual([3, 7, 11]);
  });

  it('scale numbers as that example does', () => {
    const table = Array.from({ length: 12 }, (_, value) => scaled([2, 1, 1], value + 1));
    expect(table.map(([first]) => first)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    expect(table.map(([, second]) => second)).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
    expect(table.map(([, , third]) => third)).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
  });

  it('give each generator its share of a cycle, whatever the common divisor', () => {
    for (const shares of [[1], [1, 1, 1], [3, 2, 1], [7, 2, 1], [70, 20, 10], [13, 11, 5, 1]]) {
      const stripes = stripesOf(shares);
      const whole = shares.reduce((total, one) => total + one, 0);
      for (const [one, share] of shares.entries()) {
        const got = stripes.filter((owner) => owner === one).length;
        expect(got / stripes.length, `${share} of ${shares.join(' ')}`).toBeCloseTo(share / whole, 12);
      }
    }
    expect(stripesOf([70, 20, 10])).toEqual(stripesOf([7, 2, 1]));
  });

  it('follow the users where these cannot be split exactly, and leave out who has none', () => {
    expect(scaled([7, 2, 1], 4)).toEqual([3, 1, 0]);
    expect(iterationsOf(1, ownerOf([7, 2, 1], 4))).toEqual([1, 5, 9]);
    expect(scaled([1, 1, 1], 2)).toEqual([1, 1, 0]);
    expect(iterationsOf(2, ownerOf([1, 1, 1], 2))).toEqual([]);
  });
});
