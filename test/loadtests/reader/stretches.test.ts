import { describe, expect, it } from 'vitest';
import { lookFinder, stepsOf, stretchFinder } from '../../../loadtests/reader/stretches.ts';

describe('stretches', () => {
  it('begin at their edge, and empty ones have no moment', () => {
    const find = stretchFinder([10, 20, 20, 30]);
    const moments = [5, 10, 19.9, 20, 29, 30, 1e15, 9.999, 20];
    expect(moments.map((atMs) => find(atMs))).toEqual([0, 1, 1, 3, 3, 4, 4, 0, 3]);
  });

  it('are one where there is no edge', () => {
    const find = stretchFinder([]);
    expect([-1, 0, 1e15].map((atMs) => find(atMs))).toEqual([0, 0, 0]);
  });
});

describe('close looks', () => {
  const looks = [
    { fromMs: 100, toMs: 110, stepMs: 4 },
    { fromMs: 110, toMs: 120, stepMs: 1 },
    { fromMs: 200, toMs: 300, stepMs: 50 },
  ];

  it('have the moments from their begin to before their end', () => {
    const finder = lookFinder(looks);
    expect([99, 100, 109.9, 110, 119, 120, 200, 299, 300].map((atMs) => finder.lookOf(atMs))).toEqual([
      -1, 0, 0, 1, 1, -1, 2, 2, -1,
    ]);
  });

  it('have a step for every such moment', () => {
    const finder = lookFinder(looks);
    expect([finder.stepOf(103.9, 0), finder.stepOf(109.9, 0), finder.stepOf(299, 2)]).toEqual([0, 2, 1]);
    expect(looks.map(stepsOf)).toEqual([3, 10, 2]);
  });
});
