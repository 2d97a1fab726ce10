import { createReadStream, statSync } from 'node:fs';
import { lineCutter } from './lines.ts';

/** Reads what was appended to a file since the last time. */
export interface Tail {
  /** Gives every new complete line to `take`; a file that is not there yet has none. Calls wait for one another. */
  catchUp(): Promise<void>;
}

/** Follows a file from a position on; in streaming, so that memory does not grow with the file. */
export function tailOf(file: string, from: number, take: (line: string) => void): Tail {
  const cutter = lineCutter();
  let position = from;
  let last: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    const size = sizeOf(file);
    if (size <= position) return;
    for await (const piece of createReadStream(file, { start: position, end: size - 1 })) {
      const bytes = piece as Buffer;
      position += bytes.length;
      // Samples are ASCII; in k6's own messages a letter at the seam of two pieces may suffer.
      for (const line of cutter.feed(bytes.toString('utf8'))) take(line);
    }
  };
  return { catchUp: () => (last = last.then(read, read)) };
}

/** Size of a file in bytes; 0 when there is none. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
