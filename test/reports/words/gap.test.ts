import { describe, expect, it } from 'vitest';
import { gapText } from '../../../reports/words/gap.ts';

describe('a gap in words', () => {
  it.each([
    [null, 'no gap'],
    [{ lowMs: 588, highMs: 614 }, '588 to 614 ms'],
    [{ lowMs: 4950, highMs: null }, '> 4.95 s'],
  ])('%j is "%s"', (gap, expected) => {
    expect(gapText(gap)).toBe(expected);
  });
});
