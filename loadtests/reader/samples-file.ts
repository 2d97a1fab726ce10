import { stat } from 'node:fs/promises';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { Tally, TallyFrame } from '../../model/tally.ts';
import { addTallies } from './add-tallies.ts';
import type { Effort } from './effort.ts';
import { chunkOf, threadsFor } from './effort.ts';
import { noStarts, ownLineCounter } from './own-lines.ts';
import type { SharedSamples } from './part.ts';
import { countShare, countStretch } from './part.ts';
import { placedBlocksOf } from './pieces.ts';
import { lineKernel, plainLines } from './plain-lines.ts';
import { inThreads, sharedPieces } from './threads.ts';
import { isDated, undated } from './undated.ts';

/** Bytes that a thread takes at once: a piece is counted in some milliseconds, so that all end nearly together. */
const mostPieceBytes = 4 * 2 ** 20;

/** Pieces for each thread at least, also where the file is small. */
const piecesEach = 8;

/** Where scenarios are expected to have said when they began: all do with their first iteration. */
const headBytes = 64 * 1024;

/**
 * Counts the samples of a file in threads, which take one piece after the other. What they need to know of the lines before,
 * when scenarios began, is taken from the head of the file; where that turns out to be wrong, one thread counts all of it again.
 * @throws Failure `bad-evidence` when it is packed and cannot be unpacked, or a request in it stands at no moment
 */
export async function countSamplesFile(file: string, frame: TallyFrame, effort: Effort = {}): Promise<Tally> {
  const tally = await countLines(file, frame, effort);
  if (!isDated(tally)) throw await undated(file);
  return tally;
}

async function countLines(file: string, frame: TallyFrame, effort: Effort): Promise<Tally> {
  if (file.endsWith('.gz')) return countPacked(file, frame, effort);
  const { size } = await stat(file);
  const threads = threadsFor(size, effort);
  if (threads === 1) return countAlone(file, frame, effort);
  const share = shareOf(file, frame, { size, threads, ...effort });
  const parts = await inThreads(new URL('worker.ts', import.meta.url), share, threads, () => countShare(share, true));
  const counted = parts.filter((part) => part !== null);
  return counted.length < threads ? countAlone(file, frame, effort) : addTallies(counted);
}

function countAlone(file: string, frame: TallyFrame, effort: Effort): Tally {
  const counter = ownLineCounter(frame);
  countStretch(file, chunkOf(effort), counter);
  return counter.tally();
}

/** A packed file has no middle to begin at. Of one that is cut, or that is none, nobody knows what is missing. */
async function countPacked(file: string, frame: TallyFrame, { chunkBytes }: Effort): Promise<Tally> {
  const counter = ownLineCounter(frame);
  try {
    for await (const { bytes, from, end } of placedBlocksOf(file, chunkBytes)) counter.take(bytes, from, end);
  } catch (thrown) {
    throw new Failure('bad-evidence', { what: `cannot read ${file}`, why: reasonOf(thrown), cause: thrown });
  }
  return counter.tally();
}

function shareOf(
  file: string,
  frame: TallyFrame,
  { size, threads, ...effort }: Effort & { readonly size: number; readonly threads: number },
): SharedSamples {
  const pieceBytes = Math.max(1, Math.min(mostPieceBytes, Math.ceil(size / (threads * piecesEach))));
  const borders = Array.from({ length: Math.ceil(size / pieceBytes) }, (_, piece) => piece * pieceBytes);
  const code = lineKernel();
  const counter = ownLineCounter({ edgesMs: [], closeLooks: [], deadlineMs: 0 }, noStarts, plainLines(code));
  countStretch(file, { toByte: Math.min(headBytes, pieceBytes) }, counter);
  const pieces = sharedPieces([...borders, size]);
  return { file, pieces, chunk: chunkOf(effort), frame, head: counter.starts(), code };
}
