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
  it('leaves text alone, and what a name brings along', () => {
    const name = '"x"  onclick="a" <b class="">';
    const markup = html`<p title="${name}">${name}</p>`.markup;
    expect(compact(markup)).toBe(markup.replaceAll(/  (?=[^<>]*>)/g, ' '));
    expect(compact('<pre>a\n  b="c"</pre>')).toBe('<pre>a\n  b="c"</pre>');
  });
});
