import { statSync } from 'node:fs';
import { Failure, reasonOf } from '../../../model/failure.ts';
import type { ForeignFormat } from '../../../model/foreign.ts';
import type { Tally, TallyFrame } from '../../../model/tally.ts';
import { addTallies } from '../add-tallies.ts';
import type { Effort } from '../effort.ts';
import { chunkOf, threadsFor } from '../effort.ts';
import { lineAt, placedBlocksOf } from '../pieces.ts';
import { textOfLine } from '../text.ts';
import { inThreads, sharedPieces } from '../threads.ts';
import { jsonFormat } from './json.ts';
import type { SharedPoints } from './part.ts';
import { bordersOf, countPoints, formatOf, headerOf } from './part.ts';
import { BrokenLine } from './point.ts';
import { mostOperations, PointCounter } from './point-counter.ts';

/** A file of k6's output. */
export interface K6File extends Effort {
  /** Path; unpacked when it ends in `.gz`. */
  readonly file: string;
  /** Its format. */
  readonly from: Exclude<ForeignFormat, 'samples'>;
  /** Tag that names the operation. */
  readonly by: string;
}

/** Bytes that a thread takes at once. */
const mostPieceBytes = 16 * 2 ** 20;

/** Pieces for each thread at least, also where the file is small. */
const piecesEach = 8;

/**
 * Counts the requests of a file of k6's output, in threads where it is not packed. Whatever is wrong with it is found by reading
 * it once more from its begin, so that it is always the first broken line that is told.
 * @throws Failure `bad-evidence` with file, line and column when a line is broken
 */
export async function countK6File(order: K6File, frame: TallyFrame): Promise<Tally> {
  const tally = await countAll(order, frame);
  if (tally.operations.length === 1 && tally.operations[0]?.operation === '') throw untagged(order);
  return tally;
}

/** As one operation they would hide each other's outages. */
const untagged = ({ file, by }: K6File): Failure =>
  new Failure('bad-evidence', {
    what: `${file}:1:1: no request has the tag ${by}: choose another with \`--by\``,
    why: 'It names the operation of each request.',
  });

async function countAll(order: K6File, frame: TallyFrame): Promise<Tally> {
  const share = order.file.endsWith('.gz') ? null : shareOf(order, frame);
  if (share === null) return countLines(order, frame, allOfIt);
  const { threads, ...shared } = share;
  const script = new URL('worker.ts', import.meta.url);
  const parts = await inThreads(script, shared, threads, () => countPoints(shared, true));
  const counted = parts.filter((part) => part !== null);
  const tally = counted.length === threads ? addTallies(counted) : null;
  if (tally !== null && tally.operations.length <= mostOperations) return tally;
  return countLines(order, frame, allOfIt);
}

/** @returns null when the first line is broken, or the file cannot be read */
function shareOf(order: K6File, frame: TallyFrame): (SharedPoints & { readonly threads: number }) | null {
  const { file, from, by } = order;
  try {
    const { size } = statSync(file);
    const threads = threadsFor(size, order);
    const header = headerOf(file);
    const pieceBytes = Math.max(1, Math.min(mostPieceBytes, Math.ceil(size / (threads * piecesEach))));
    const borders = threads > 1 ? bordersOf(file, formatOf(order, header), pieceBytes) : [0, size];
    return { file, from, by, header, pieces: sharedPieces(borders), chunk: chunkOf(order), frame, threads };
  } catch {
    return null;
  }
}

/** So many requests of which none ends at the same fraction of a second by chance. */
const enoughForStep = 1000;

/** The step in which a file writes its moments down: the finest of its first requests; 1 ms without one. */
export async function timeStepOf(order: K6File): Promise<number> {
  const { timeStepMs } = await countLines(order, { edgesMs: [], closeLooks: [], deadlineMs: 0 }, untilFine);
  return Math.max(1, timeStepMs);
}

/** Whether what was counted so far will do. */
type Enough = (soFar: PointCounter['soFar']) => boolean;

const allOfIt: Enough = () => false;

const untilFine: Enough = ({ requests, timeStepMs }) => timeStepMs === 1 || requests >= enoughForStep;

async function countLines(order: K6File, frame: TallyFrame, isEnough: Enough): Promise<Tally> {
  let counter: PointCounter | undefined;
  let begin = 0;
  try {
    for await (const { bytes, from, end, offset } of placedBlocksOf(order.file, order.chunkBytes)) {
      begin = offset;
      counter ??= new PointCounter(formatOf(order, textOfLine(bytes, 0).text), frame);
      counter.take(bytes, from, end);
      if (isEnough(counter.soFar)) break;
    }
    return counter?.tally() ?? new PointCounter(jsonFormat(order.by), frame).tally();
  } catch (thrown) {
    throw await explained(thrown, order, begin);
  }
}

async function explained(thrown: unknown, { file, from }: K6File, begin: number): Promise<Failure> {
  if (!(thrown instanceof BrokenLine)) {
    return new Failure('bad-evidence', { what: `cannot read ${file}`, why: reasonOf(thrown), cause: thrown });
  }
  const line = await lineAt(file, begin + thrown.at);
  const what = `${file}:${line}:${thrown.column + 1}: ${thrown.message}`;
  return new Failure('bad-evidence', { what, why: `That is no line of ${from}.` });
}
