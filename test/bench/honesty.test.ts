import { describe, expect, it } from 'vitest';
import { isOptimistic } from '../../bench/honesty.ts';

const truth = 2000 / 2400;

describe('isOptimistic', () => {
  it('forgives the slot at either edge of the hole', () => {
    expect([-10, 0, 2].map((more) => isOptimistic({ available: (2000 + more) / 2400, planned: 2400 }, truth))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('finds three slots too many, which half a point would hide', () => {
    const available = 2003 / 2400;
    expect(Math.abs(available - truth)).toBeLessThan(0.005);
    expect(isOptimistic({ available, planned: 2400 }, truth)).toBe(true);
  });
});
