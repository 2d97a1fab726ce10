import { expect, it } from 'vitest';
import { slotsNeeded, windowForSlotsMs } from '../../plans/slots.ts';

it.each([
  [0.5, 5],
  [0.97, 99],
  [0.99, 299],
  [0.999, 2995],
  [0.9999, 29_956],
])('an availability of %f takes %i requests without a failure', (bar, slots) => {
  expect(slotsNeeded(bar)).toBe(slots);
  expect(0.05 ** (1 / slots)).toBeGreaterThanOrEqual(bar);
  expect(0.05 ** (1 / (slots - 1))).toBeLessThan(bar);
});

it('a window is long enough for its requests, rounded up to whole milliseconds', () => {
  expect(windowForSlotsMs(299, 100)).toBe(2990);
  expect(windowForSlotsMs(299, 150)).toBe(1994);
});
