/**
 * The first lines of a page that take no more than so many bytes, line breaks included; when some are left out, the last line says
 * where the rest is, on top of those bytes.
 */
export function cutTo(bytes: number, lines: readonly string[], rest: string): readonly string[] {
  let left = bytes;
  const kept = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return kept < 0 ? lines : [...lines.slice(0, kept), '', rest];
}
