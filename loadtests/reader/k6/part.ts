import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { ForeignFormat } from '../../../model/foreign.ts';
import type { Tally, TallyFrame } from '../../../model/tally.ts';
import type { Stretch } from '../blocks.ts';
import { blocksOf } from '../blocks.ts';
import { textOfLine } from '../text.ts';
import type { SharedPieces } from '../threads.ts';
import { piecesLeft } from '../threads.ts';
import { csvFormat } from './csv.ts';
import { jsonFormat } from './json.ts';
import type { PointFormat } from './point.ts';
import { PointCounter } from './point-counter.ts';

/** A file of k6's output that several threads count together; it may travel to another thread. */
export interface SharedPoints {
  /** Path. */
  readonly file: string;
  /** Its format. */
  readonly from: Exclude<ForeignFormat, 'samples'>;
  /** Tag that names the operation. */
  readonly by: string;
  /** Its first line, which in CSV names the columns. */
  readonly header: string;
  /** Its pieces, none of which begins between the two lines of a request. */
  readonly pieces: SharedPieces;
  /** Bytes asked for at a time; empty means as many as are quick. */
  readonly chunk: Pick<Stretch, 'chunkBytes'>;
  /** How requests are counted. */
  readonly frame: TallyFrame;
}

/**
 * The format of a file by its first line.
 * @throws BrokenLine
 */
export const formatOf = ({ from, by }: Pick<SharedPoints, 'from' | 'by'>, header: string): PointFormat =>
  from === 'k6-csv' ? csvFormat(header, by) : jsonFormat(by);

/** The first line of a file; empty when it has none that is whole. */
export function headerOf(file: string): string {
  for (const { bytes, from } of blocksOf(file, { toByte: 1, chunkBytes: farthestBytes }))
    return textOfLine(bytes, from).text;
  return '';
}

/**
 * Counts the pieces that fall to this thread.
 * @param isFirst whether it is the thread with the first piece
 * @returns null when something is wrong: what that is, and where it is first, has to be found out from the begin on
 */
export function countPoints(share: SharedPoints, isFirst: boolean): Tally | null {
  try {
    const counter = new PointCounter(formatOf(share, share.header), share.frame);
    for (const piece of piecesLeft(share.pieces, isFirst)) {
      for (const { bytes, from, end } of blocksOf(share.file, { ...piece, ...share.chunk }))
        counter.take(bytes, from, end);
    }
    return counter.tally();
  } catch {
    return null;
  }
}

/** How far the begin of a request is looked for; one takes some thousand bytes. */
const farthestBytes = 64 * 1024;

/**
 * Borders of pieces of about so many bytes: each where a request begins, as its second line must not be read by somebody else.
 * Where none is near, there is no border.
 */
export function bordersOf(file: string, { beginOf }: PointFormat, pieceBytes: number): readonly number[] {
  const { size } = statSync(file);
  const begin = Buffer.concat([Buffer.from('\n'), beginOf.http_req_duration]);
  const bytes = Buffer.alloc(farthestBytes);
  const borders = [0];
  const descriptor = openSync(file, 'r');
  for (let near = pieceBytes; near < size; near += pieceBytes) {
    const filled = readSync(descriptor, bytes, 0, farthestBytes, near);
    const place = bytes.subarray(0, filled).indexOf(begin);
    if (place >= 0 && near + place + 1 > (borders.at(-1) as number)) borders.push(near + place + 1);
  }
  closeSync(descriptor);
  return [...borders, size];
}
