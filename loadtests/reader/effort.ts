import { availableParallelism } from 'node:os';

/** How the work is done; nothing of it changes the tally. */
export interface Effort {
  /** Threads, this one among them; absent means one for each processor where the file is large enough to be worth it. */
  readonly threads?: number;
  /** Bytes asked for at a time; absent means as many as are quick. */
  readonly chunkBytes?: number;
}

/** Where a second thread begins to gain: it has to start, and to learn the same code, while the first counts so many bytes. */
const worthAThreadBytes = 48 * 2 ** 20;

/** Threads for a file of so many bytes. */
export const threadsFor = (bytes: number, { threads }: Effort): number =>
  threads ?? Math.min(availableParallelism(), Math.max(1, Math.floor(bytes / worthAThreadBytes)));

/** The size of pieces alone; empty where none is asked for. */
export const chunkOf = ({ chunkBytes }: Effort): Pick<Effort, 'chunkBytes'> =>
  chunkBytes === undefined ? {} : { chunkBytes };
