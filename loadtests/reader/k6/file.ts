import { Failure, reasonOf } from '../../../model/failure.ts';
import type { ForeignFormat } from '../../../model/foreign.ts';
import type { Tally, TallyFrame } from '../../../model/tally.ts';
import { lineAt, placedBlocksOf } from '../pieces.ts';
import { textOfLine } from '../text.ts';
import { csvFormat } from './csv.ts';
import { jsonFormat } from './json.ts';
import type { PointFormat } from './point.ts';
import { BrokenLine } from './point.ts';
import { PointCounter } from './point-counter.ts';

/** A file of k6's output. */
export interface K6File {
  /** Path; unpacked when it ends in `.gz`. */
  readonly file: string;
  /** Its format. */
  readonly from: Exclude<ForeignFormat, 'samples'>;
  /** Tag that names the operation. */
  readonly by: string;
  /** Bytes asked for at a time; absent means as many as are quick. */
  readonly chunkBytes?: number;
}

/**
 * Counts the requests of a file of k6's output.
 * @throws Failure `bad-evidence` with file, line and column when a line is broken
 */
export const countK6File = (order: K6File, frame: TallyFrame): Promise<Tally> =>
  countLines(order, frame, Number.POSITIVE_INFINITY);

/** The step in which a file writes its moments down: that of its first request; 1 ms without one. */
export async function timeStepOf(order: K6File): Promise<number> {
  const { timeStepMs } = await countLines(order, { edgesMs: [], closeLooks: [], deadlineMs: 0 }, 1);
  return Math.max(1, timeStepMs);
}

async function countLines(order: K6File, frame: TallyFrame, enough: number): Promise<Tally> {
  let counter: PointCounter | undefined;
  let begin = 0;
  try {
    for await (const { bytes, from, end, offset } of placedBlocksOf(order.file, order.chunkBytes)) {
      begin = offset;
      counter ??= new PointCounter(formatOf(order, bytes), frame);
      counter.take(bytes, from, end);
      if (counter.requests >= enough) break;
    }
    return counter?.tally() ?? new PointCounter(jsonFormat(order.by), frame).tally();
  } catch (thrown) {
    throw await explained(thrown, order, begin);
  }
}

/** The first line of CSV names the columns. */
const formatOf = ({ from, by }: K6File, bytes: Buffer): PointFormat =>
  from === 'k6-csv' ? csvFormat(textOfLine(bytes, 0).text, by) : jsonFormat(by);

async function explained(thrown: unknown, { file, from }: K6File, begin: number): Promise<Failure> {
  if (!(thrown instanceof BrokenLine)) {
    return new Failure('bad-evidence', { what: `cannot read ${file}`, why: reasonOf(thrown), cause: thrown });
  }
  const line = await lineAt(file, begin + thrown.at);
  const what = `${file}:${line}:${thrown.column + 1}: ${thrown.message}`;
  return new Failure('bad-evidence', { what, why: `That is no line of ${from}.` });
}
