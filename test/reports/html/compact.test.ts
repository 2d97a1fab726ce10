import { describe, expect, it } from 'vitest';
import { compact } from '../../../reports/html/compact.ts';
import { html } from '../../../reports/html/escape.ts';

describe('markup in fewer bytes', () => {
  it('has no quotes, classes and line breaks that are not needed', () => {
    expect(compact('<a\n  class=" " id="x1"\n  href="#x"\n>a</a>')).toBe('<a id=x1 href=#x>a</a>');
    expect(compact('<a class="b ">')).toBe('<a class=b>');
    expect(compact('<path class="good" d="M0 0h1z" /><rect x="5" />')).toBe(
      '<path class=good d="M0 0h1z"/><rect x=5 />',
    );
  });
  it('keeps quotes wherever something could come out of them', () => {
    for (const value of ['a b', 'a/', '', 'a=b', "a'b", 'a&gt;b']) {
      expect(compact(`<a title="${value}">`)).toBe(`<a title="${value}">`);
    }
  });
  it('has no white space around blocks, rows and cells, and no end tags that go without saying', () => {
    const table =
      '<table>\n<thead>\n <tr> <th>a b</th>\n</tr></thead> <tbody><tr><td> <b>1</b> 2 </td></tr>\n</tbody></table> ';
    expect(compact(table)).toBe('<table><thead>\n<tr><th>a b<tbody>\n<tr><td><b>1</b> 2</table>');
    expect(compact('<ul>\n<li>a <b>b</b> c</li> <li>d</li>\n</ul>')).toBe('<ul>\n<li>a <b>b</b> c\n<li>d</ul>');
  });
  it('keeps the space between words, paragraphs and the lines of a listing', () => {
    for (const markup of [
      '<b>a</b> <i>b</i>',
      '<p>a</p> <p>b</p>',
      '<pre>a\n\n  b</pre>',
      '<text>a <tspan>b</tspan> c</text>',
    ]) {
      expect(compact(markup)).toBe(markup);
    }
  });
  it('leaves text alone, and what a name brings along', () => {
    const name = '"x"  onclick="a" <b class="">';
    const markup = html`<p title="${name}">${name}</p>`.markup;
    expect(compact(markup)).toBe(markup.replaceAll(/  (?=[^<>]*>)/g, ' '));
    expect(compact('<pre>a\n  b="c"</pre>')).toBe('<pre>a\n  b="c"</pre>');
  });
});
