import yargs from 'yargs';
import { prove } from '../commands/prove.ts';
import { code, markdownTable } from './markdown.ts';

/** What the parser knows of the options of a command; it tells so, but its types do not. */
interface Told {
  /** Options and positional words by name. */
  getOptions(): { readonly key: Readonly<Record<string, unknown>> };
  /** Its inner side. */
  getInternalMethods(): { getUsageInstance(): { getDescriptions(): Readonly<Record<string, string>> } };
}

/** Options that every command has, and positional words. */
const elsewhere = new Set(['help', 'version', 'suites']);

/** What `prove` takes beside what every command does, from the builder that the program itself uses. */
export function proveOptionsTable(): string {
  const { builder } = prove;
  if (typeof builder !== 'function') throw new TypeError('prove has no builder');
  const told = builder(yargs([])) as unknown as Told;
  const texts = told.getInternalMethods().getUsageInstance().getDescriptions();
  const names = Object.keys(told.getOptions().key).filter((name) => !elsewhere.has(name));
  return markdownTable(
    ['option of `prove`', 'what it does'],
    names.map((name) => [code(`--${name}`), `${texts[name] ?? ''}.`]),
  );
}
