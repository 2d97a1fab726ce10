import { describe, expect, it } from 'vitest';
import { beginningMs, jitterShare, marginMs, usersFor } from '../../model/load.ts';

describe('the number of virtual users', () => {
  it.each([
    [100, 1000],
    [1, 1000],
    [1000, 250],
    [33, 777],
  ])('covers by Little every request under way when nothing answers: %i/s, %i ms', (rate, timeoutMs) => {
    const longestMs = timeoutMs + (jitterShare * 1000) / rate + marginMs;
    expect(usersFor(rate, timeoutMs)).toBeGreaterThanOrEqual((rate * longestMs) / 1000);
    expect(usersFor(rate, timeoutMs)).toBeLessThan((rate * longestMs) / 1000 + 1);
  });
});

describe('the time in which iterations begin', () => {
  it('is longer than the slots take, and the second that k6 demands', () => {
    expect(beginningMs(6000)).toBeGreaterThan(6000);
    expect(beginningMs(10)).toBe(1000);
  });
});
