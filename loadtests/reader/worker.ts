/** The code of a thread that counts one part of a samples file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PartOrder } from './part.ts';
import { countPart } from './part.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is no window
parentPort?.postMessage(countPart(workerData as PartOrder));
