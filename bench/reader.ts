import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf, spreadText } from './measure.ts';
import { readerArgv } from './peers/turns.ts';

/** What one process measured of itself. */
interface Counted {
  readonly requests: number;
  readonly sinceStartMs: number;
  readonly peakMiB: number;
}

/** A file counted with so many threads, again and again. */
interface Counts {
  readonly bytes: number;
  readonly threads: number;
  readonly requests: number;
  readonly seconds: readonly number[];
  readonly peakMiB: readonly number[];
}

const times = 3;
const [few, many] = [1_000_000, 10_000_000];

const writer = fileURLToPath(new URL('inside/samples-file.ts', import.meta.url));

/** Speed and memory of counting sample lines, as `judge --from samples` does, by their number and the number of threads. */
export function readerSpeed(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-reader-'));
  const all = [few, many].map((samples) => {
    const file = join(folder, `${samples}.txt`);
    execFileSync(process.execPath, [writer, file, String(samples)]);
    const bytes = statSync(file).size;
    const counts = [1, 2].map((threads) => countOften(file, bytes, threads));
    rmSync(file);
    return counts;
  });
  rmSync(folder, { recursive: true });
  return Promise.resolve({
    title: 'Counting samples',
    how:
      'Sample lines in the page cache, counted by phase, window, server, cause and class of wait; a fresh process each, ' +
      `started as the command is, its start counted (min / median / max of ${times}). Bounds: 12 M samples/s with one thread, ` +
      '20 M with two, 130 MiB.',
    head: ['samples', 'threads', 'bytes a sample', 'wall, s', 'M samples/s', 'peak memory, MiB'],
    rows: all.flat().map(rowOf),
    figures: figuresOf(all[0] ?? [], all[1] ?? []),
  });
}

function countOften(file: string, bytes: number, threads: number): Counts {
  const runs = Array.from(
    { length: times },
    () => JSON.parse(execFileSync(process.execPath, readerArgv(file, threads), { encoding: 'utf8' })) as Counted,
  );
  return {
    bytes,
    threads,
    requests: runs[0]?.requests ?? 1,
    seconds: runs.map(({ sinceStartMs }) => sinceStartMs / 1000),
    peakMiB: runs.map(({ peakMiB }) => peakMiB),
  };
}

/** Millions of samples a second, one number a run. */
const speedOf = ({ requests, seconds }: Counts): readonly number[] => seconds.map((one) => requests / one / 1_000_000);

const rowOf = (counts: Counts): readonly string[] => [
  counts.requests.toLocaleString('en'),
  String(counts.threads),
  (counts.bytes / counts.requests).toFixed(0),
  spreadText(counts.seconds, 2),
  spreadText(speedOf(counts), 1),
  spreadText(counts.peakMiB, 0),
];

/** Each value over the one of the other list that was measured in the same turn. */
const overTurns = (upper: readonly number[], lower: readonly number[]): readonly number[] =>
  upper.map((value, turn) => value / (lower[turn] ?? Number.NaN));

function figuresOf(less: readonly Counts[], more: readonly Counts[]): readonly Figure[] {
  const [alone, together] = more as [Counts, Counts];
  const fewMiB = spreadOf(less[0]?.peakMiB ?? []).median;
  return [
    figureOf({ name: 'one thread', unit: 'M samples/s', better: 'higher', bound: 12 }, speedOf(alone)),
    figureOf({ name: 'two threads', unit: 'M samples/s', better: 'higher', bound: 20 }, speedOf(together)),
    figureOf(
      { name: 'two threads over one, speed', unit: 'x', better: 'higher' },
      overTurns(alone.seconds, together.seconds),
    ),
    figureOf({ name: 'two threads, peak memory', unit: 'MiB', better: 'lower', bound: 130 }, together.peakMiB),
    figureOf(
      { name: 'one thread, peak memory, ten million samples over one million', unit: 'x', better: 'lower' },
      alone.peakMiB.map((one) => one / fewMiB),
    ),
  ];
}
