import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import type { RunOptions } from '../options.ts';
import { openOutput } from '../output.ts';
import { writeReports } from '../outputs.ts';
import { judgeFolder } from '../judge-folder.ts';
import { readVerdict } from '../record.ts';
import type { RunFolder } from '../run-folder.ts';
import { openRunFolder } from '../run-folder.ts';
import { readClaimsPlan, runOfStack, runsOfClaims } from './folder.ts';
import { judgeClaimsFolder } from './judge.ts';
import { tellClaims } from './tell.ts';

/** Judges every run below a folder of claims from its files, and then the claims from those. @returns exit code */
export async function judgeClaimsAgain(options: RunOptions): Promise<number> {
  const folder = claimsFolder(options);
  const failures = new Map<string, string>();
  for (const { stack } of readClaimsPlan(folder).stacks) {
    const run = runOfStack(folder, stack);
    // A run that cannot be judged leaves its claims unknown, whatever verdict it has from before.
    if (run) await judgeFolder(run).catch((thrown: unknown) => failures.set(stack, reasonOf(thrown)));
  }
  return tellClaims(folder, openOutput(options), { json: options.json, failures });
}

/** Writes the reports of the claims and of every run anew, from the stored verdicts. */
export function reportClaimsAgain(options: RunOptions): void {
  const folder = claimsFolder(options);
  for (const run of runsOfClaims(folder)) writeReports(run, readVerdict(run));
  judgeClaimsFolder(folder);
  const report = folder.file('claims.html');
  openOutput(options).data(options.json ? JSON.stringify({ report }) : `report: ${report}`);
}

/** The folder itself: its name is the run's id, and `latest` is only a link to it. */
function claimsFolder(options: RunOptions): RunFolder {
  const named = resolve(options.run);
  return openRunFolder(existsSync(named) ? realpathSync(named) : named);
}
