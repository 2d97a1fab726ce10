import { createReadStream } from 'node:fs';
import type { Gunzip } from 'node:zlib';
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
  return file.endsWith('.gz') ? unpackedOf(file, raw, chunkBytes) : raw;
}

async function* unpackedOf(file: string, raw: AsyncIterable<Buffer>, chunkBytes: number): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: Math.max(64, chunkBytes) });
  feed(raw, unpacked).catch((thrown: Error) => unpacked.destroy(thrown));
  yield* unpacked;
  await refuseMore(file, unpacked.bytesWritten);
}

/** Gives a packed text to who unpacks it, no further than to its end: what is given then is an error that nobody hears. */
async function feed(raw: AsyncIterable<Buffer>, unpacked: Gunzip): Promise<void> {
  let given = 0;
  for await (const piece of raw) {
    await new Promise<void>((resolve) => unpacked.write(piece, () => resolve()));
    given += piece.length;
    if (unpacked.destroyed || unpacked.bytesWritten < given) return;
  }
  unpacked.end();
}

/**
 * A packed text may be padded with zero bytes, at the first of which unpacking ends: what was appended behind them would be left out
 * in silence.
 * @param packedBytes where the packed text ends
 * @throws Error
 */
async function refuseMore(file: string, packedBytes: number): Promise<void> {
  for await (const rest of createReadStream(file, { start: packedBytes }) as AsyncIterable<Buffer>) {
    if (rest.some((byte) => byte !== 0))
      throw new Error(`there is more of it behind the zero bytes from byte ${packedBytes} on`);
  }
}

/**
 * A file, packed or not, in blocks of whole lines, one after the other. A last line without its line break was cut when its
 * writer died, and is left out.
 * @throws Error when it cannot be read, or not be unpacked as a whole
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
