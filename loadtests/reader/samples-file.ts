import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tally, TallyFrame } from '../../model/tally.ts';
import { addTallies } from './add-tallies.ts';
import { noStarts, ownLineCounter } from './own-lines.ts';
import type { Starts } from './own-lines.ts';
import type { PartCount, PartOrder } from './part.ts';
import { countPart } from './part.ts';
import { placedBlocksOf } from './pieces.ts';

/** How the work is done; nothing of it changes the tally. */
export interface Effort {
  /** Threads, this one among them; absent means one for each processor where the file is large enough to be worth it. */
  readonly threads?: number;
  /** Bytes asked for at a time; absent means as many as are quick. */
  readonly chunkBytes?: number;
}

/** Where a second thread begins to gain: it has to start, and to learn the same code, while the first counts so many bytes. */
const worthAThreadBytes = 48 * 2 ** 20;

/** Where scenarios are expected to have said when they began: all do with their first iteration. */
const headBytes = 64 * 1024;

/**
 * Counts the samples of a file in threads, each of a part. What a part needs to know of the lines before it, when scenarios
 * began, is taken from the head of the file; a part for which that turns out to be wrong is counted again.
 */
export async function countSamplesFile(file: string, frame: TallyFrame, effort: Effort = {}): Promise<Tally> {
  if (file.endsWith('.gz')) return countPacked(file, frame, effort);
  const { size } = await stat(file);
  const threads = effort.threads ?? Math.min(availableParallelism(), Math.max(1, Math.floor(size / worthAThreadBytes)));
  const chunk = effort.chunkBytes === undefined ? {} : { chunkBytes: effort.chunkBytes };
  const head = threads > 1 ? startsInHead(file) : noStarts;
  const orders = Array.from({ length: threads }, (_, part): PartOrder => {
    const fromByte = Math.floor((size * part) / threads);
    const toByte = part === threads - 1 ? Number.POSITIVE_INFINITY : Math.floor((size * (part + 1)) / threads);
    return { file, stretch: { fromByte, toByte, ...chunk }, frame, starts: part === 0 ? noStarts : head };
  });
  // The others begin before this thread is busy with its own part.
  const elsewhere = Promise.all(orders.slice(1).map(countElsewhere));
  const counts = [countPart(orders[0] as PartOrder), ...(await elsewhere)];
  return addTallies(corrected(orders, counts).map(({ tally }) => tally));
}

/** A packed file has no middle to begin at. */
async function countPacked(file: string, frame: TallyFrame, { chunkBytes }: Effort): Promise<Tally> {
  const counter = ownLineCounter(frame);
  for await (const { bytes, from, end } of placedBlocksOf(file, chunkBytes)) counter.take(bytes, from, end);
  return counter.tally();
}

function startsInHead(file: string): Starts {
  const frame: TallyFrame = { edgesMs: [], closeLooks: [], deadlineMs: 0 };
  return countPart({ file, stretch: { toByte: headBytes }, frame, starts: noStarts }).starts;
}

/** Counts again, in order, what was counted from a wrong beginning. */
function corrected(orders: readonly PartOrder[], counts: readonly PartCount[]): readonly PartCount[] {
  const right: PartCount[] = [];
  let starts = noStarts;
  for (const [part, order] of orders.entries()) {
    const isRight = JSON.stringify(order.starts) === JSON.stringify(starts);
    const count = isRight ? (counts[part] as PartCount) : countPart({ ...order, starts });
    right.push(count);
    starts = count.starts;
  }
  return right;
}

function countElsewhere(order: PartOrder): Promise<PartCount> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`a thread that counted ${order.file} ended without a word`)));
  });
}
