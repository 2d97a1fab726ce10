/** The one shape of every name that reaches a path, a command or a rule: design section 9. */
export const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether a text may name a host, component, suite, stack or run. */
export const isName = (text: string): boolean => namePattern.test(text);

/**
 * The known word closest to what somebody typed, for "did you mean".
 * @returns undefined when nothing is within a third of the word's length (Levenshtein distance)
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(Math.min(word.length, longest) / 3));
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter((entry) => entry.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** What is looked at of a word; no name is longer. */
const longest = 64;

/** Levenshtein distance by one row of the classic table; both words are cut at 64 characters. */
function distance(left: string, right: string): number {
  const a = left.slice(0, longest);
  const b = right.slice(0, longest);
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
