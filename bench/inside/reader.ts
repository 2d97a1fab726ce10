/** Counts the samples of a file with so many threads, as `judge --from samples` would; prints counts, time and peak memory. */
import { readFileSync } from 'node:fs';
import { countSamplesFile } from '../../loadtests/reader/samples-file.ts';

const [file = '', threads = '1'] = process.argv.slice(2);
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
  closeLooks: [{ fromMs: begin + 10_000, toMs: begin + 93_000, stepMs: 1 }],
  deadlineMs: 250,
};
const { requests, operations } = await countSamplesFile(file, frame, { threads: Number(threads) });
const good = operations.reduce(
  (sum, { windows }) => sum + windows.counts.reduce((n, count, place) => n + (place % 2 === 0 ? count : 0), 0),
  0,
);
// Not what `getrusage` says: that begins with the peak of the process that started this one.
const peakMiB = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
process.stdout.write(JSON.stringify({ requests, good, sinceStartMs: performance.now(), peakMiB }));
