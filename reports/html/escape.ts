import { visible } from '../text/visible.ts';

/** Text that is HTML already. Only the tag below makes it, so that nothing unescaped can get onto the page. */
export class Html {
  /** The markup. */
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text and numbers are escaped, HTML is kept, lists are joined, nothing prints nothing. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe as text and inside a quoted attribute, in HTML and in XML. */
export const escapeMarkup = (text: string): string =>
  visible(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? '');

/** The one way to write markup: html`<b>${anything}</b>`. The source's indentation does not get onto the page. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(fixed.map((text, index) => text.replaceAll(/\s*\n\s*/g, '\n') + markupOf(parts[index])).join(''));

/** The same sentence with every number on one line with its unit. */
export const unbroken = (text: string): string => text.replaceAll(/(?<=\d) (?=(?:%|m?s)(?!\w))/g, '\u00A0');

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part));
  return part.map((one) => markupOf(one)).join('');
}
