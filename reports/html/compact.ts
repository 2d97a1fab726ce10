/** A tag, its attributes included: what stands in them is escaped, so that no `>` can. */
const tags = /<\/?[a-z][^>]*>/gi;

/** Values that need no quotes, whatever comes next. */
const bare = /="([\w.%#:,-]+)"/g;

/** The same markup in fewer bytes: no line breaks within tags, no quotes that are not needed, no empty classes. */
export const compact = (markup: string): string => markup.replaceAll(tags, (tag) => compactTag(tag));

const compactTag = (tag: string): string =>
  tag
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ class=" ?([^"]*?) ?"/g, (_, names: string) => (names === '' ? '' : ` class="${names}"`))
    .replaceAll(bare, '=$1')
    .replace(/ >$/, '>')
    .replace(/" \/>$/, '"/>');
