import { describe, expect, it } from 'vitest';
import { withinOf } from '../../bench/window.ts';

/** Of twenty errors, how many are beyond the bound. */
const errors = (beyond: number): readonly number[] => Array.from({ length: 20 }, (_, n) => (n < beyond ? 7.1 : 7));

describe('an edge of an outage window', () => {
  it('keeps what is promised when 95 % of its errors are within the bound', () => {
    expect(withinOf(errors(1), 'end', 7).text).toBe('19 of 20: kept');
  });

  it('is said to have missed it where it did, as every figure is', () => {
    const { figure, text } = withinOf(errors(2), 'end', 7);
    expect(text).toBe('18 of 20: **missed**');
    expect(figure).toMatchObject({ name: 'end, within 7 ms', unit: 'share', median: 0.9, bound: 0.95 });
  });
});
