import { describe, expect, it } from 'vitest';
import { cellNameInWords } from '../../../reports/words/cell-name.ts';

describe('the name of a cell in words', () => {
  it.each([
    ['server1/stop/read', 'server1 (stop), read'],
    ['server1/stop/read/returning', 'server1 (stop), read, returning users'],
    ['probe serving-order', 'probe serving-order'],
    ['\u001b/stop/read', String.raw`\u001b (stop), read`],
  ])('%j is "%s"', (key, expected) => {
    expect(cellNameInWords(key)).toBe(expected);
  });
});
