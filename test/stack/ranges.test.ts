import { describe, expect, it } from 'vitest';
import { rangesText } from '../../stack/ranges.ts';

describe('whole numbers as ranges', () => {
  it.each([
    [[], ''],
    [[5], '5'],
    [[1, 2, 3], '1-3'],
    [[3, 1, 2, 2], '1-3'],
    [[1_000_000, 1_000_001, 1_000_003], '1000000-1000001,1000003'],
    [[9, 10, 11], '9-11'],
  ])('of %j are "%s"', (ids, text) => {
    expect(rangesText(ids)).toBe(text);
  });
});
