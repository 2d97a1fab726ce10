import { expect, it } from 'vitest';
import { windowForSlotsMs } from '../../plans/slots.ts';

it('a window is long enough for its requests, rounded up to whole milliseconds', () => {
  expect(windowForSlotsMs(299, 100)).toBe(2990);
  expect(windowForSlotsMs(299, 150)).toBe(1994);
});
