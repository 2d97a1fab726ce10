import module from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Pieces of a file, which threads take one after the other: plain data, and memory that all of them see. */
export interface SharedPieces {
  /** Where each piece begins, and behind the last one where it ends. */
  readonly borders: readonly number[];
  /** How many pieces somebody has taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** A piece of a file: the lines that begin in it. */
export interface Piece {
  /** First byte. */
  readonly fromByte: number;
  /** The byte behind the last one. */
  readonly toByte: number;
}

/** What a thread is given. */
export interface ThreadData<Share> {
  /** What it does. */
  readonly script: string;
  /** With what. */
  readonly share: Share;
  /** Folder of compiled code that is kept; null when none is. */
  readonly compileCache: string | null;
}

/** Pieces of which the first is taken: it is for the thread that shares them out. */
export const sharedPieces = (borders: readonly number[]): SharedPieces => ({
  borders,
  taken: new Int32Array(new SharedArrayBuffer(4)).fill(1),
});

/**
 * The pieces that fall to the thread that asks, while there are any. Whoever is quicker takes more of them: a thread has to
 * start first, and on a busy machine may get less of its processor.
 * @param isFirst whether this is the thread for which the first piece was taken
 */
export function* piecesLeft({ borders, taken }: SharedPieces, isFirst: boolean): Generator<Piece> {
  let piece = isFirst ? 0 : Atomics.add(taken, 0, 1);
  for (; piece < borders.length - 1; piece = Atomics.add(taken, 0, 1)) {
    const [fromByte = 0, toByte = 0] = borders.slice(piece, piece + 2);
    yield { fromByte, toByte };
  }
}

/**
 * Counts in threads.
 * @param script what the other threads do: they find `share` in their data, and say what they counted in one message
 * @param here what this thread does; the others begin before it
 */
export async function inThreads<Count>(
  script: URL,
  share: unknown,
  threads: number,
  here: () => Count,
): Promise<readonly Count[]> {
  const elsewhere = Promise.all(Array.from({ length: threads - 1 }, () => inThread<Count>(script, share)));
  return [here(), ...(await elsewhere)];
}

function inThread<Count>(script: URL, share: unknown): Promise<Count> {
  return new Promise((resolve, reject) => {
    // Node tells the folder of its own version, and wants the one above it.
    const kept = module.getCompileCacheDir();
    const compileCache = kept === undefined ? null : dirname(kept);
    const workerData: ThreadData<unknown> = { script: script.href, share, compileCache };
    const worker = new Worker(new URL('thread.mjs', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`a thread of ${script.pathname} ended without a word`)));
  });
}
