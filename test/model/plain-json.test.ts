import { describe, expect, it } from 'vitest';
import { plainJson } from '../../model/plain-json.ts';
import { hostileStrings } from '../support/hostile.ts';

describe('plainJson', () => {
  it.each(hostileStrings.map((text) => ({ text })))('reads back as the same: $text', ({ text }) => {
    const json = plainJson(JSON.stringify({ [text]: [text] }, undefined, 2));
    expect(JSON.parse(json)).toEqual({ [text]: [text] });
    expect(json).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]|<\/|<!--|##\w*\[/u);
  });

  it('spells a character beyond the first 65,536 as two', () => {
    expect(plainJson('"\u{E0001}"')).toBe('"\\udb40\\udc01"');
  });

  it('leaves everything else as it is, line breaks and letters of any language among it', () => {
    const json = JSON.stringify({ title: 'é 漢字 עברית 🙂 <b> # [x]' }, undefined, 2);
    expect(plainJson(json)).toBe(json);
  });
});
