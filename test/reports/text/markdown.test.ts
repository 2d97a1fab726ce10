import { describe, expect, it } from 'vitest';
import { inMarkdown } from '../../../reports/text/markdown.ts';
import { hostileStrings } from '../../support/hostile.ts';
import { visible } from '../../../reports/text/visible.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** What a reader of a Markdown page sees of plain text: by CommonMark 2.4 and 2.5, a backslash before a sign, and entities. */
const read = (markdown: string): string =>
  markdown.replaceAll(
    /\\([!-/:-@[-`{-~])|&(?:#(\d+)|([a-z]+));/g,
    (whole, sign?: string, code?: string, name = '') =>
      sign ?? (code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code))),
  );

describe('foreign text in Markdown', () => {
  it.each([
    'ops@example.org',
    'see https://example.org/a_b?c=1&d=2#e',
    'a & b < c > d &amp; &#64;',
    String.raw`C:\new\*star* _under_ ~~no~~ ![x](y) {z} | # 1`,
    '`code` with \\` in it',
    ...hostileStrings,
  ])('is read as it was written (%#)', (text) => {
    expect(read(inMarkdown(text))).toBe(visible(text));
  });

  it('names nobody, links to nowhere and holds no markup', () => {
    expect(inMarkdown('@team https://x <b>')).toBe('&#64;team https&#58;//x &lt;b&gt;');
  });
});
