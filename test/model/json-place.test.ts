import { describe, expect, it } from 'vitest';
import { brokenJsonAt } from '../../model/json-place.ts';

describe('the place where a text stops being JSON', () => {
  it('is that of the first character that cannot be there', () => {
    const broken: readonly (readonly [string, number])[] = [
      ['{"type":"fault-healed","at":}', 28],
      ['nonsense', 1],
      ['[1, 2,, 3]', 6],
      ['{"a":1} x', 8],
      ['{"a" 1}', 5],
      ['{"a":"b\tc"}', 7],
      ['{"a":01}', 6],
      ['<html>', 0],
    ];
    expect(broken.map(([text]) => [text, brokenJsonAt(text)])).toEqual(broken);
  });

  it('is the end of one that was cut', () => {
    for (const text of ['{"a":1', '{"a":"b', '[1,', '{', '{"a":tr', '{"a":-'])
      expect([text, brokenJsonAt(text)]).toEqual([text, text.length]);
  });
});
