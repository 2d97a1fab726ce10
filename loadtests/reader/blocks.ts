import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes of whole lines, each with its line break. */
export interface Block {
  /** The bytes; those behind `end` are no part of it, and all are overwritten by the next block. */
  readonly bytes: Buffer;
  /** First byte of the block. */
  readonly from: number;
  /** The byte behind its last line break. */
  readonly end: number;
}

/** Which lines of a file, and how they are read. */
export interface Stretch {
  /** Lines that begin at this byte or behind it; absent means from the start. */
  readonly fromByte?: number;
  /** Lines that begin before this byte; absent means to the end. */
  readonly toByte?: number;
  /** Bytes asked for at a time; absent means as many as are quick. */
  readonly chunkBytes?: number;
}

const lineFeed = 10;

/** Large enough that asking costs nothing, small enough to stay in the processor's cache. */
const usualChunkBytes = 256 * 1024;

/**
 * A file in blocks of whole lines, through one buffer, which grows only with the longest line. A last line without its line
 * break was cut and is left out. A line that reaches beyond the stretch is read to its end, and belongs to who has its begin.
 * Nothing is waited for: what is read was written long ago, and a thread that waits for each piece takes a third longer.
 */
export function* blocksOf(file: string, stretch: Stretch = {}): Generator<Block> {
  const descriptor = openSync(file, 'r');
  try {
    yield* blocksFrom(descriptor, stretch);
  } finally {
    closeSync(descriptor);
  }
}

function* blocksFrom(descriptor: number, stretch: Stretch): Generator<Block> {
  const { fromByte = 0, toByte = Number.POSITIVE_INFINITY, chunkBytes = usualChunkBytes } = stretch;
  // One byte earlier: where that is a line break, the first line begins right at the border.
  let offset = Math.max(0, fromByte - 1);
  let isSkipping = fromByte > 0;
  let bytes = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;
  for (;;) {
    if (filled === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
    const asked = Math.min(chunkBytes, bytes.length - filled);
    const bytesRead = readSync(descriptor, bytes, filled, asked, offset + filled);
    if (bytesRead === 0) return;
    filled += bytesRead;
    const from = isSkipping ? bytes.subarray(0, filled).indexOf(lineFeed) + 1 : 0;
    if (isSkipping && from === 0) continue;
    isSkipping = false;
    if (offset + from >= toByte) return;
    const { end, isLast } = endOfBlock(bytes.subarray(0, filled), toByte - offset);
    if (end > from) yield { bytes, from, end };
    if (isLast) return;
    const kept = Math.max(end, from);
    bytes.copyWithin(0, kept, filled);
    offset += kept;
    filled -= kept;
  }
}

/** Where the lines end that are there as a whole and begin before the border. */
function endOfBlock(filled: Buffer, border: number): { readonly end: number; readonly isLast: boolean } {
  const end = filled.lastIndexOf(lineFeed) + 1;
  if (end < border) return { end, isLast: false };
  const first = filled.indexOf(lineFeed, Math.max(0, border - 1)) + 1;
  return { end: first, isLast: first > 0 };
}
