import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part } from './measure.ts';
import { spreadText } from './measure.ts';

/** What one process measured of itself. */
interface Counted {
  readonly requests: number;
  readonly sinceStartMs: number;
  readonly peakMiB: number;
}

const times = 3;

const writer = fileURLToPath(new URL('inside/samples-file.ts', import.meta.url));
const reader = fileURLToPath(new URL('inside/reader.ts', import.meta.url));

const run = (script: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' });

/** Speed and memory of counting sample lines, as `judge --from samples` does, by their number and the number of threads. */
export function readerSpeed(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-reader-'));
  const rows = [1_000_000, 10_000_000].flatMap((samples) => {
    const file = join(folder, `${samples}.txt`);
    run(writer, file, String(samples));
    const bytes = statSync(file).size;
    const measured = [1, 2].map((threads) => rowOf(file, bytes, threads));
    rmSync(file);
    return measured;
  });
  rmSync(folder, { recursive: true });
  return Promise.resolve({
    title: 'Counting samples',
    how:
      'Sample lines in the page cache, counted by phase, window, server, cause and class of wait; a fresh process each, its ' +
      `start included (min / median / max of ${times}). Bounds: 12 M samples/s with one thread, 20 M with two, 130 MiB.`,
    head: ['samples', 'threads', 'bytes a sample', 'wall, s', 'M samples/s', 'peak memory, MiB'],
    rows,
  });
}

function rowOf(file: string, bytes: number, threads: number): readonly string[] {
  const runs = Array.from({ length: times }, () => JSON.parse(run(reader, file, String(threads))) as Counted);
  const { requests = 1 } = runs[0] ?? {};
  return [
    requests.toLocaleString('en'),
    String(threads),
    (bytes / requests).toFixed(0),
    spreadText(
      runs.map(({ sinceStartMs }) => sinceStartMs / 1000),
      2,
    ),
    spreadText(
      runs.map(({ sinceStartMs }) => requests / sinceStartMs / 1000),
      1,
    ),
    spreadText(
      runs.map(({ peakMiB }) => peakMiB),
      0,
    ),
  ];
}
