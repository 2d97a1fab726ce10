import { describe, expect, it } from 'vitest';
import { inert } from '../../../reports/text/inert.ts';

describe('inert', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    [':::error::', ': ::error::'],
    ['so ##[add-mask]x', 'so # #[add-mask]x'],
    ['###vso[x]', '## #vso[x]'],
  ])('puts a gap into %s', (line, shown) => {
    expect(inert(line)).toBe(shown);
  });

  it.each(['fe80::1 is down', 'a::b', '# heading', '## heading', 'wait: :no'])('leaves %s alone', (line) => {
    expect(inert(line)).toBe(line);
  });
});
