import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStages, noTests, sumOf } from './check-stages.ts';
import type { CheckStage, TestCounts } from './check-stages.ts';
import { runStage } from './check-run.ts';
import { presented } from './present.ts';
import { setUp } from './set-up/index.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * `npm test`: sets up what is missing, then runs every stage until one fails, and ends with the count of tests as the last line.
 * @returns the exit code of the stage that failed, or 0
 */
export function main(): Promise<number> {
  return presented(async () => {
    await setUp({ say });
    const results = mkdtempSync(join(tmpdir(), 'spofproof-check-'));
    try {
      return await runStages(checkStages(results));
    } finally {
      rmSync(results, { recursive: true, force: true });
    }
  });
}

async function runStages(stages: readonly CheckStage[]): Promise<number> {
  let counts: TestCounts = noTests;
  let code = 0;
  for (const stage of stages) {
    const end = await runStage(stage);
    counts = sumOf(counts, end.counts);
    code = end.code;
    if (code === 0) continue;
    process.stdout.write(`\n${stage.title}: failed with exit code ${code}; the stages after it were not run\n`);
    break;
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return code;
}
