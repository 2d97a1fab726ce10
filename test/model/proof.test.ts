import { expect, it } from 'vitest';
import { alpha, slotsNeeded } from '../../model/proof.ts';

it.each([
  [0.5, 5],
  [0.97, 99],
  [0.99, 299],
  [0.999, 2995],
  [0.9999, 29_956],
])('an availability of %f takes %i requests without a failure', (bar, slots) => {
  expect(slotsNeeded(bar)).toBe(slots);
  expect(alpha ** (1 / slots)).toBeGreaterThanOrEqual(bar);
  expect(alpha ** (1 / (slots - 1))).toBeLessThan(bar);
});

it('no number of requests shows that nothing ever fails, and one shows that something may work', () => {
  expect([slotsNeeded(1), slotsNeeded(0)]).toEqual([Number.POSITIVE_INFINITY, 1]);
});
