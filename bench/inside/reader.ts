/** Counts the samples of a file with so many threads, as `judge --from samples` would; prints time and peak memory. */
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
const { requests } = await countSamplesFile(file, frame, { threads: Number(threads) });
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ requests, sinceStartMs: performance.now(), peakMiB }));
