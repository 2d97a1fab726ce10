import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckStage, TestCounts } from './check-stages.ts';
import { countsIn, noTests } from './check-stages.ts';
import { cacheFolder } from './set-up/index.ts';
import { heedSignals } from './signals.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = join(root, 'node_modules', '.bin');

/** How a stage ended. */
export interface StageEnd {
  /** Its exit code; 128 + the signal's number when a signal ended it. */
  readonly code: number;
  /** Its tests. */
  readonly counts: TestCounts;
}

/** Runs a stage under its heading; what it prints is shown as it comes. */
export async function runStage({ title, argv, countsFile }: CheckStage): Promise<StageEnd> {
  const startedMs = performance.now();
  process.stdout.write(`\n== ${title}\n`);
  const code = await run(argv);
  process.stdout.write(
    `== ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)\n`,
  );
  const counted = countsFile !== undefined && existsSync(countsFile);
  return { code, counts: counted ? countsIn(readFileSync(countsFile, 'utf8')) : noTests };
}

async function run([program = '', ...args]: readonly string[]): Promise<number> {
  const env = {
    ...process.env,
    PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
    SPOFPROOF_CACHE: cacheFolder(),
  };
  const child = spawn(join(programs, program), args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const release = heedSignals((signal) => void child.kill(signal));
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
    });
  } finally {
    release();
  }
}
