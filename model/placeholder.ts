/**
 * A placeholder in the files and commands of a stack file, filled in when the stack is raised:
 * `${dir}` and `${port}` of the component itself, `${dir.NAME}` and `${port.NAME}` of another one, `${address.NAME}` of a
 * host or floating address, `${tool.NAME}` a program of the lab. Whatever else stands in such brackets is left alone:
 * shells and configuration files use the same sign.
 */
export interface Placeholder {
  /** As it is written, brackets included. */
  readonly text: string;
  /** What is asked for: `dir`, `port`, `address`, `tool`, or anything else in front of a dot. */
  readonly what: string;
  /** Of whom; absent means of the component itself. */
  readonly of?: string;
  /** Where it begins. */
  readonly offset: number;
}

const pattern = /\$\{(?:(dir|port)|([a-z]{1,20})\.([^}\s]{1,80}))\}/g;

/** Words in front of the dot that mean something. */
export const placeholderWords: readonly string[] = ['address', 'dir', 'port', 'tool'];

/** The placeholders of a text, in order; those with an unknown word too: it may be one of ours misspelt. */
export const placeholdersIn = (text: string): readonly Placeholder[] =>
  [...text.matchAll(pattern)].map(({ 0: whole, 1: own, 2: word = '', 3: of, index }) =>
    own === undefined || of !== undefined
      ? { text: whole, what: word, of: of ?? '', offset: index }
      : { text: whole, what: own, offset: index },
  );

/** A text with every placeholder replaced; one that the lookup does not know stays. */
export function fillPlaceholders(text: string, lookup: (what: string, of?: string) => string | undefined): string {
  return text.replaceAll(
    pattern,
    (whole: string, own?: string, word?: string, of?: string) => lookup(own ?? word ?? '', of) ?? whole,
  );
}
