/** Cuts text that comes in pieces into lines. */
export interface LineCutter {
  /** The lines that this piece completes, without their line breaks. What follows the last break waits for the next piece. */
  feed(piece: string): readonly string[];
}

/** A cutter that has seen nothing yet. A line that never gets its break is never given out: it may be cut anywhere. */
export function lineCutter(): LineCutter {
  let rest = '';
  return {
    feed(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    },
  };
}
