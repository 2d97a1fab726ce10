import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Takes bytes of whole lines: from the first of them to behind the last line break. They are overwritten by the next ones. */
export type TakeLines = (bytes: Buffer, from: number, end: number) => void;

/** Reads what was appended to a file since the last time. */
export interface Tail {
  /** Gives all new complete lines to `take`; a file that is not there yet has none. */
  catchUp(): void;
}

/** Asked for at a time: more than is written between two looks, little enough to cost nothing. */
const usualChunkBytes = 64 * 1024;

const lineFeed = 10;

/**
 * Follows a file from a position on, piece by piece, so that memory does not grow with the file. Nothing is waited for: what is read
 * was written a moment ago, and to be called back for it costs more than the reading.
 */
export function tailOf(file: string, from: number, take: TakeLines, chunkBytes = usualChunkBytes): Tail {
  let position = from;
  let bytes = Buffer.alloc(chunkBytes);
  const read = (descriptor: number, upTo: number): void => {
    while (position < upTo) {
      const filled = readSync(descriptor, bytes, 0, Math.min(bytes.length, upTo - position), position);
      const end = bytes.subarray(0, filled).lastIndexOf(lineFeed) + 1;
      take(bytes, 0, end);
      position += end;
      if (end > 0) continue;
      if (filled < bytes.length) return;
      bytes = Buffer.alloc(bytes.length * 2);
    }
  };
  return {
    catchUp: () => {
      const size = sizeOf(file);
      if (size <= position) return;
      const descriptor = openSync(file, 'r');
      try {
        read(descriptor, size);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** Size of a file in bytes; 0 when there is none. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
