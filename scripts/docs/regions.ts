/** What stands between the marks of each name, freshly made. */
export type Regions = Readonly<Record<string, () => string>>;

const region = /<!-- table:(?<name>[\w-]+) -->[^<]*(?:<(?!!-- \/?table:)[^<]*)*<!-- \/table:\k<name> -->/g;
const anyMark = /<!-- \/?table:/g;

/**
 * Replaces everything between `<!-- table:NAME -->` and `<!-- /table:NAME -->` by the fresh text of that name.
 * @throws when a name is unknown or a mark has no partner: a table that nobody refreshes is worse than none
 */
export function rewriteRegions(text: string, fresh: Regions): string {
  let found = 0;
  const rewritten = text.replaceAll(region, (_, name: string) => {
    const make = Object.hasOwn(fresh, name) ? fresh[name] : undefined;
    if (!make) throw new RangeError(`no table is called ${name}; there are ${Object.keys(fresh).join(', ')}`);
    found++;
    return `<!-- table:${name} -->\n\n${make()}\n\n<!-- /table:${name} -->`;
  });
  const marks = [...text.matchAll(anyMark)].length;
  if (marks !== 2 * found) throw new RangeError(`${marks} marks of tables make ${found} tables: one has no partner`);
  return rewritten;
}
