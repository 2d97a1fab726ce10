import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Block } from './blocks.ts';

/** A block with its place in the text. */
export interface PlacedBlock extends Block {
  /** Bytes of the text before the byte in place 0. */
  readonly offset: number;
}

const lineFeed = 10;

/** What a file holds, unpacked where its name ends in `.gz`, in pieces. */
function piecesOf(file: string, chunkBytes: number): AsyncIterable<Buffer> {
  const raw = createReadStream(file, { highWaterMark: chunkBytes });
  if (!file.endsWith('.gz')) return raw;
  const unpacked = createGunzip({ chunkSize: Math.max(64, chunkBytes) });
  raw.once('error', (thrown) => unpacked.destroy(thrown));
  return raw.pipe(unpacked);
}

/**
 * A file, packed or not, in blocks of whole lines, one after the other. A last line without its line break was cut when its
 * writer died, and is left out.
 */
export async function* placedBlocksOf(file: string, chunkBytes = 256 * 1024): AsyncGenerator<PlacedBlock> {
  let bytes = Buffer.allocUnsafe(2 * chunkBytes);
  let [filled, offset] = [0, 0];
  for await (const piece of piecesOf(file, chunkBytes)) {
    if (filled + piece.length > bytes.length) bytes = Buffer.concat([bytes], 2 * (filled + piece.length));
    piece.copy(bytes, filled);
    filled += piece.length;
    const end = bytes.subarray(0, filled).lastIndexOf(lineFeed) + 1;
    if (end === 0) continue;
    yield { bytes, from: 0, end, offset };
    bytes.copyWithin(0, end, filled);
    offset += end;
    filled -= end;
  }
}

/** Number of the line, from 1, in which a byte of the text stands; found by reading again, as only a broken line asks for it. */
export async function lineAt(file: string, place: number): Promise<number> {
  let line = 1;
  for await (const { bytes, end, offset } of placedBlocksOf(file)) {
    const to = Math.min(end, place - offset);
    for (let at = bytes.indexOf(lineFeed); at >= 0 && at < to; at = bytes.indexOf(lineFeed, at + 1)) line++;
    if (offset + end > place) break;
  }
  return line;
}
