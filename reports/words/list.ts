/** `a, b and c`, or with another last word: `a, b or c`. */
export function enumerate(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Every value once, in order of first appearance. */
export const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];
