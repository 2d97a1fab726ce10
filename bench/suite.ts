import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../model/verdict.ts';
import type { Part } from './measure.ts';

/** Wall time of the whole default suite, as a user runs it, over the sum of the windows it has to observe. */
export async function suite(): Promise<Part> {
  const runs = mkdtempSync(join(tmpdir(), 'spofproof-suite-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['scripts/spofproof.mjs', 'prove', '--runs', runs, '--quiet'], {
    stdio: ['ignore', 'ignore', 2],
  });
  const exit = await new Promise((resolve) => child.once('close', resolve));
  const wallMs = performance.now() - startedAt;
  const verdict = JSON.parse(readFileSync(join(runs, 'latest', 'verdict.json'), 'utf8')) as Verdict;
  const reportKiB = statSync(join(runs, 'latest', 'report.html')).size / 1024;
  rmSync(runs, { recursive: true });
  return table(verdict, { wallMs, reportKiB, exit: Number(exit) });
}

function table(
  verdict: Verdict,
  { wallMs, reportKiB, exit }: { wallMs: number; reportKiB: number; exit: number },
): Part {
  const { settleMs, controlMs, holdMs, recoveryMs, afterMs } = verdict.plan.windows;
  const episodes = verdict.plan.experiments.length * verdict.plan.episodes;
  const windowsMs = episodes * (settleMs + controlMs + holdMs + recoveryMs + afterMs);
  const dropped = verdict.cells
    .filter((cell) => cell.fault === 'sham')
    .reduce((sum, cell) => sum + cell.slots.dropped, 0);
  return {
    title: 'The default suite',
    how: 'One run of `spofproof prove`, from the command to its end, reports included. Bound: 1.15 x the sum of the windows.',
    head: ['figure', 'value'],
    rows: [
      ['exit code', String(exit)],
      ['episodes', String(episodes)],
      ['sum of the windows, s', (windowsMs / 1000).toFixed(1)],
      ['wall, s', (wallMs / 1000).toFixed(1)],
      ['**ratio**', (wallMs / windowsMs).toFixed(3)],
      ['slots dropped in the sham', String(dropped)],
      ['report.html, KiB', reportKiB.toFixed(0)],
    ],
  };
}
