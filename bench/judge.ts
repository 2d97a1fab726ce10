import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

/** Throughput and memory of `judge`, with reading the samples and writing every report. */
export async function judgeSpeed(): Promise<Part> {
  const script = fileURLToPath(new URL('inside/judge.ts', import.meta.url));
  const once = (): { samples: number; wallMs: number; peakMiB: number } =>
    JSON.parse(execFileSync(process.execPath, [script, '1000000'], { encoding: 'utf8' }));
  const runs = [once(), once(), once()];
  const samples = runs[0]?.samples ?? 0;
  return Promise.resolve({
    title: 'Judging',
    how:
      `${samples.toLocaleString('en')} samples in six files, read, judged, and every report written; ` +
      `a fresh process each (min / median / max of ${runs.length}).`,
    head: ['figure', 'value'],
    rows: [
      [
        'wall, s',
        spreadText(
          runs.map((run) => run.wallMs / 1000),
          2,
        ),
      ],
      [
        'samples per second, thousands',
        spreadText(
          runs.map((run) => run.samples / run.wallMs),
          0,
        ),
      ],
      [
        'peak memory of the process, writing of the samples included, MiB',
        spreadText(
          runs.map((run) => run.peakMiB),
          0,
        ),
      ],
    ],
    figures: [
      figureOf(
        { name: 'speed', unit: 'M samples/s', better: 'higher' },
        runs.map((run) => run.samples / run.wallMs / 1000),
      ),
      figureOf(
        { name: 'peak memory', unit: 'bytes/sample', better: 'lower' },
        runs.map((run) => (run.peakMiB * 2 ** 20) / run.samples),
      ),
    ],
  });
}
