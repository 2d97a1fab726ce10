import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import { jsonText } from '../json-text.ts';
import type { RunOptions } from '../options.ts';
import { openOutput, printable } from '../output.ts';
import { writeReports } from '../outputs.ts';
import { judgeFolder } from '../judge-folder.ts';
import { readVerdict } from '../record.ts';
import type { RunFolder } from '../run-folder.ts';
import { openRunFolder } from '../run-folder.ts';
import { readClaims, readClaimsPlan, runOfStack, runsOfClaims } from './folder.ts';
import { writeClaimsPage } from './judge.ts';
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

/** Writes the reports of the claims, and of every run that has a verdict, anew from what was judged; that is left as it is. */
export function reportClaimsAgain(options: RunOptions): void {
  const folder = claimsFolder(options);
  const claims = readClaims(folder);
  const counting = new Set(claims.stacks.flatMap(({ folder: run, failure }) => (failure === null ? run : [])));
  const counted = runsOfClaims(folder).flatMap((run) => {
    if (!existsSync(run.file('verdict.json'))) return [];
    const verdict = readVerdict(run);
    writeReports(run, verdict);
    return counting.has(relative(folder.path, run.path)) ? verdict : [];
  });
  writeClaimsPage(folder, claims, counted);
  const report = folder.file('claims.html');
  openOutput(options).data(options.json ? jsonText({ report }) : `report: ${printable(report)}`);
}

/** The folder itself: its name is the run's id, and `latest` is only a link to it. */
function claimsFolder(options: RunOptions): RunFolder {
  const named = resolve(options.run);
  return openRunFolder(existsSync(named) ? realpathSync(named) : named);
}
