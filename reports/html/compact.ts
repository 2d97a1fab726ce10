/** A tag, its attributes included: what stands in them is escaped, so that no `>` can. */
const tags = /<\/?[a-z][^>]*>/gi;

/** Values that need no quotes, whatever comes next. */
const bare = /="([\w.%#:,-]+)"/g;

/** Tags beside which white space shows nothing: they begin a block, a row or a cell. Paragraphs are not among them, nor `pre`. */
const airy =
  /\s*(<\/?(?:table|caption|thead|tbody|tr|th|td|ul|li|dl|dt|dd|div|section|details|summary|h[1-6])\b[^>]*>)\s*/gi;

/** Tags that begin a line of the file: whoever compares two of them wants to see which row is another one. */
const begins = /^<(?:section|tr|li)\b/i;

/** End tags that HTML lets go where rows, cells and items stand side by side, as they do in well-formed markup. */
const implied = /<\/(?:thead|tbody|tr|th|td|li|dt|dd)>/gi;

/**
 * The same markup in fewer bytes: no white space that shows nothing, no end tags that go without saying, no line breaks within tags, no
 * quotes that are not needed, no empty classes.
 */
export const compact = (markup: string): string =>
  markup
    .replaceAll(airy, (_, tag: string) => (begins.test(tag) ? `\n${tag}` : tag))
    .replaceAll(implied, '')
    .replaceAll(tags, (tag) => compactTag(tag));

const compactTag = (tag: string): string =>
  tag
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ class=" ?([^"]*?) ?"/g, (_, names: string) => (names === '' ? '' : ` class="${names}"`))
    .replaceAll(bare, '=$1')
    .replace(/ >$/, '>')
    .replace(/" \/>$/, '"/>');
