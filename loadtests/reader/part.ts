import type { Tally, TallyFrame } from '../../model/tally.ts';
import type { Stretch } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import type { OwnLineCounter, Starts } from './own-lines.ts';
import { noStarts, ownLineCounter } from './own-lines.ts';
import { plainLines } from './plain-lines.ts';
import type { SharedPieces } from './threads.ts';
import { piecesLeft } from './threads.ts';
import type { KernelCode } from './wasm/engine.ts';

/** A samples file that several threads count together; it may travel to another thread. */
export interface SharedSamples {
  /** Path. */
  readonly file: string;
  /** Its pieces. */
  readonly pieces: SharedPieces;
  /** Bytes asked for at a time; empty means as many as are quick. */
  readonly chunk: Pick<Stretch, 'chunkBytes'>;
  /** How lines are counted. */
  readonly frame: TallyFrame;
  /** What the head of the file says of the starts; taken to hold for all that follows. */
  readonly head: Starts;
  /** The code of the line kernel. */
  readonly code: KernelCode;
}

/** Counts the lines of a stretch of a file. */
export function countStretch(file: string, stretch: Stretch, counter: OwnLineCounter): void {
  for (const { bytes, from, end } of blocksOf(file, stretch)) counter.take(bytes, from, end);
}

/**
 * Counts the pieces that fall to this thread.
 * @param isFirst whether it is the thread with the first piece, before which nothing was said of starts
 * @returns null when lines behind the head said something else of the starts: then those who took later pieces may be wrong
 */
export function countShare(share: SharedSamples, isFirst: boolean): Tally | null {
  const { file, pieces, chunk, head } = share;
  const counter = ownLineCounter(share.frame, isFirst ? noStarts : head, plainLines(share.code));
  for (const piece of piecesLeft(pieces, isFirst)) {
    countStretch(file, { ...piece, ...chunk }, counter);
    if (JSON.stringify(counter.starts()) !== JSON.stringify(head)) return null;
  }
  return counter.tally();
}
