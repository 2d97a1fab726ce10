/**
 * The first lines of a page that take no more than so many bytes, line breaks included; when some are left out, the last line says
 * where the rest is, on top of those bytes.
 */
export function cutTo(bytes: number, lines: readonly string[], rest: string): readonly string[] {
  let left = bytes;
  const kept = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return kept < 0 ? lines : [...lines.slice(0, kept), '', rest];
}

/** A line of at most so many signs: of a longer one the middle is left out, between words where it has such, and marked. */
export function shortened(line: string, signs: number): string {
  if (line.length <= signs) return line;
  const half = Math.floor((signs - 3) / 2);
  return `${line.slice(0, half).replace(/ \S*$/, '')} … ${line.slice(-half).replace(/^\S* /, '')}`;
}
