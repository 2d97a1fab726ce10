import { describe, expect, it } from 'vitest';
import { gapText } from '../../../reports/words/gap.ts';

describe('a gap in words', () => {
  it.each([
    [null, 'no gap'],
    [{ lowMs: 588, highMs: 614 }, '588 to 614 ms'],
    [{ lowMs: 4950, highMs: null }, '> 4.95 s'],
    [{ lowMs: 4995.1, highMs: null }, '> 4.99 s'],
    [{ lowMs: 89_500, highMs: null }, '> 1 min 29 s'],
    [{ lowMs: 900, highMs: 999.6 }, '900 ms to 1.00 s'],
    [{ lowMs: 1495, highMs: 1504.4 }, '1.49 to 1.51 s'],
  ])('%j is "%s"', (gap, expected) => {
    expect(gapText(gap)).toBe(expected);
  });
});
