import { describe, expect, it } from 'vitest';
import { html, unbroken } from '../../../reports/html/escape.ts';

describe('the html tag', () => {
  it('escapes text, in content and in attributes', () => {
    expect(html`<a title="${`"'<&>\``}">${'<b>'}</a>`.markup).toBe(
      '<a title="&quot;&#39;&lt;&amp;&gt;&#96;">&lt;b&gt;</a>',
    );
  });
  it('keeps markup that it made itself, alone and in lists', () => {
    const items = ['a', '<'].map((one) => html`<li>${one}</li>`);
    expect(html`${items}${items[0]}`.markup).toBe('<li>a</li><li>&lt;</li><li>a</li>');
  });
  it('prints nothing for nothing, and zero for zero', () => {
    expect(html`${null}${undefined}${false}${''}${0}`.markup).toBe('0');
  });
  it('keeps a number on one line with its unit, and nothing else', () => {
    expect(unbroken('in 5 s, 3 % of 2 seconds, 40 ms')).toBe('in 5\u00A0s, 3\u00A0% of 2 seconds, 40\u00A0ms');
  });
  it('does not take a look-alike for markup', () => {
    const alike = Object.assign(['<i>'], { markup: '<b>' });
    expect(html`${alike}`.markup).toBe('&lt;i&gt;');
  });
  it('leaves the indentation of the source behind, but no less than a space', () => {
    const tag = html;
    expect(
      tag`<b>one</b>
        two
        ${'  three'}`.markup,
    ).toBe('<b>one</b>\ntwo\n  three');
  });
});
