/** The code of a thread that counts a share of a file of k6's output, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from '../threads.ts';
import type { SharedPoints } from './part.ts';
import { countPoints } from './part.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window
parentPort?.postMessage(countPoints((workerData as ThreadData<SharedPoints>).share, false));
