import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../bench/figure-file.ts';
import { figureOf, spreadOf } from '../../bench/measure.ts';

describe('spreadOf', () => {
  it('is smallest, middle and largest', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5);
  });

  it('is no number as soon as one of them is none, wherever it stands', () => {
    for (const values of [[1, Number.NaN, 3], [Number.NaN, 1, 3], [1, 3, 2, Number.NaN, 0], []]) {
      expect(spreadOf(values)).toEqual({ min: Number.NaN, median: Number.NaN, max: Number.NaN });
    }
  });

  it('so makes no figure of a round in which nothing was measured', () => {
    const figures = [figureOf({ name: 'error', unit: 'x', better: 'lower' }, [1, Number.NaN, 3])];
    const of = { title: 'Error', how: '', head: [], rows: [], figures };
    expect(figuresOf([{ part: 'windows', of }])).toEqual([]);
  });
});
