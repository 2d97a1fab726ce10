import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFlags } from '../scripts/launch.mjs';
import { openRunFolder } from '../scripts/run-folder.ts';
import { writeRun } from './inside/judged-run.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

const [samples, rounds, lookMs] = [100_000, 5, 5];

/** What one command took. */
interface Took {
  readonly wallMs: number;
  readonly peakMb: number;
}

/** The command `judge RUN` on a stored run of 100,000 requests: from its start to its end, every report written. */
export async function judgeCommand(): Promise<Part> {
  const path = mkdtempSync(join(tmpdir(), 'spofproof-judge-'));
  writeRun(openRunFolder(path), samples);
  const all: Took[] = [];
  for (let round = 0; round < rounds; round++) all.push(await once100k(path));
  rmSync(path, { recursive: true });
  const [seconds, megabytes] = [all.map(({ wallMs }) => wallMs / 1000), all.map(({ peakMb }) => peakMb)];
  return {
    title: 'The command `judge` on 100,000 requests',
    how:
      'A stored run of six episodes; the whole command, start of Node and reports included ' +
      `(min / median / max of ${rounds}). Bounds: 2 s and 150 MB.`,
    head: ['figure', 'value'],
    rows: [
      ['wall, s', spreadText(seconds, 2)],
      ['peak memory of the process, MB', spreadText(megabytes, 0)],
    ],
    figures: [
      figureOf({ name: 'wall', unit: 's', better: 'lower', bound: 2 }, seconds),
      figureOf(
        { name: 'peak memory', unit: 'MiB', better: 'lower', bound: 143 },
        megabytes.map((peakMb) => (peakMb * 1e6) / 2 ** 20),
      ),
    ],
  };
}

async function once100k(path: string): Promise<Took> {
  const startedAt = performance.now();
  const argv = [...nodeFlags, 'scripts/spofproof.mjs', 'judge', path, '--quiet'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 2] });
  let peakKb = 0;
  const looking = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid));
  }, lookMs);
  const [exit] = await once(child, 'exit');
  clearInterval(looking);
  // No outage of a made-up run is evidenced as a real one is: unknown is its right end.
  if (exit !== 2) throw new Error(`judge ended with ${String(exit)}`);
  return { wallMs: performance.now() - startedAt, peakMb: (peakKb * 1024) / 1e6 };
}

/** The most a process ever had in memory, as the kernel keeps it; 0 of one that has just ended. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
