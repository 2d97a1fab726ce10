/**
 * Counts the requests of a file with so many threads, as `judge --from` would; prints counts, time and peak memory. Started by
 * `scripts/launch.mjs`, as the command is.
 */
import { readFileSync } from 'node:fs';
import { countFiles } from '../../loadtests/reader/index.ts';
import type { ForeignFormat } from '../../model/foreign.ts';

const begin = 1_800_000_000_000;
const frame = {
  edgesMs: [
    begin + 10_000,
    begin + 20_000,
    begin + 20_500,
    begin + 22_000,
    begin + 30_000,
    begin + 31_000,
    begin + 33_000,
  ],
  closeLooks: [
    { fromMs: begin + 10_000, toMs: begin + 93_000, stepMs: 1, sinceMs: begin + 29_750, untilMs: begin + 30_000 },
  ],
  deadlineMs: 250,
};

/** @returns exit code */
export async function main([file = '', threads = '1', from = 'samples']: readonly string[]): Promise<number> {
  const reading = { from: from as ForeignFormat, by: 'name', threads: Number(threads) };
  const { requests, operations } = await countFiles([file], reading, frame);
  const good = operations.reduce(
    (sum, { windows }) => sum + windows.counts.reduce((n, count, place) => n + (place % 2 === 0 ? count : 0), 0),
    0,
  );
  // Not what `getrusage` says: that begins with the peak of the process that started this one.
  const peakMiB = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  process.stdout.write(JSON.stringify({ requests, good, sinceStartMs: performance.now(), peakMiB }));
  return 0;
}
