/** The code of a thread that counts a share of a samples file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SharedSamples } from './part.ts';
import { countShare } from './part.ts';
import type { ThreadData } from './threads.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window
parentPort?.postMessage(countShare((workerData as ThreadData<SharedSamples>).share, false));
