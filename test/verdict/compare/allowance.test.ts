import { describe, expect, it } from 'vitest';
import { allowanceMs, deadlineOf } from '../../../verdict/compare/allowance.ts';

describe('what one run leaves open of a gap', () => {
  it.each([
    ['the time that the balancer may notice in', { gap: null, notice: { lowMs: 100, highMs: 900 } }, 800],
    ['one deadline', { gap: { lowMs: 90, highMs: 100 }, notice: null }, 250],
    ['a quarter of the gap', { gap: { lowMs: 3900, highMs: 4000 }, notice: null }, 1000],
    ['a quarter of what is known of it', { gap: { lowMs: 4000, highMs: null }, notice: null }, 1000],
  ])('is %s where that is most', (_, cell, expected) => {
    expect(allowanceMs(cell, 250)).toBe(expected);
  });

  it('knows the deadline from the settings', () => {
    expect([deadlineOf({ settings: { 'load.deadlineMs': 100 } }), deadlineOf({ settings: {} })]).toEqual([100, 0]);
  });
});
