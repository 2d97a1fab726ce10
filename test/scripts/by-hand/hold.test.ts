import { describe, expect, it } from 'vitest';
import { holdOf } from '../../../scripts/by-hand/hold.ts';

describe('a hold by hand', () => {
  it.each([
    ['1s', 1000],
    ['10m', 600_000],
  ])('may be %s', (text, holdMs) => {
    expect(holdOf(text)).toBe(holdMs);
  });

  it.each(['999ms', '10.1m', '5', 'long', ''])('of %j is refused', (text) => {
    expect(() => holdOf(text)).toThrow(expect.objectContaining({ code: 'bad-argument', exit: 64 }));
  });
});
