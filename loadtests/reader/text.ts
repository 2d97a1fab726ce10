/** A line as text. */
export interface TextLine {
  /** Without its line break, in the way of either system. */
  readonly text: string;
  /** First byte of the next line. */
  readonly next: number;
}

const [lineFeed, carriageReturn] = [10, 13];

/** The line that begins at a byte; it must have its line break. */
export function textOfLine(bytes: Buffer, at: number): TextLine {
  const end = bytes.indexOf(lineFeed, at);
  const to = end > at && bytes[end - 1] === carriageReturn ? end - 1 : end;
  return { text: bytes.toString('utf8', at, to), next: end + 1 };
}
