/** The code of a thread that counts a share of a samples file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SharedSamples } from './part.ts';
import { countShare } from './part.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window
parentPort?.postMessage(countShare(workerData as SharedSamples, false));
