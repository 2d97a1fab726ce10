import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { ClaimsVerdict, StackRun } from '../../model/claims-verdict.ts';
import { reasonOf } from '../../model/failure.ts';
import type { Verdict } from '../../model/verdict.ts';
import { remedies } from '../../plans/remedies.ts';
import { renderClaimsPage } from '../../reports/html/claims/index.ts';
import { judgeClaims } from '../../verdict/claims/index.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { readVerdict } from '../record.ts';
import type { RunFolder } from '../run-folder.ts';
import { chosenClaims } from './chosen.ts';
import type { ClaimsPlan } from './folder.ts';
import { readClaimsPlan, runOfStack, verdictFile } from './folder.ts';

/** Where a stack's folder keeps why its run has no verdict. */
export const failureFile = 'failure.txt';

/**
 * Judges the claims from the verdicts below a folder, and writes `claims.json` and `claims.html` into it.
 * @param failures why a stored verdict counts for nothing, by the stack
 */
export function judgeClaimsFolder(folder: RunFolder, failures: ReadonlyMap<string, string> = new Map()): ClaimsVerdict {
  const plan = readClaimsPlan(folder);
  const runs = plan.stacks.map((each) => runOf(folder, each, failures.get(each.stack)));
  const { seed, command } = plan;
  const verdict = judgeClaims({
    id: folder.id,
    seed,
    command,
    claims: chosenClaims(plan.claims.join(',')),
    remedies,
    runs,
  });
  folder.write(verdictFile, serializeVerdict(verdict));
  writeClaimsPage(
    folder,
    verdict,
    runs.flatMap((run) => run.verdict ?? []),
  );
  return verdict;
}

/** Writes the page for people alone, from what was judged of the claims and of the runs that count. */
export const writeClaimsPage = (folder: RunFolder, claims: ClaimsVerdict, runs: readonly Verdict[]): void =>
  folder.write('claims.html', renderClaimsPage(claims, runs));

/** The run of one stack as the judge is given it. */
function runOf(folder: RunFolder, { stack, failure }: ClaimsPlan['stacks'][number], unjudged?: string): StackRun {
  if (failure !== undefined) return { stack, failure };
  const run = runOfStack(folder, stack);
  const told = toldFailure(folder, stack);
  if (!run) return { stack, failure: told ?? 'it was not run' };
  const where = relative(folder.path, run.path);
  if (unjudged !== undefined) return { stack, folder: where, failure: unjudged };
  try {
    return { stack, folder: where, verdict: readVerdict(run) };
  } catch (thrown) {
    return { stack, folder: where, failure: told ?? reasonOf(thrown) };
  }
}

function toldFailure(folder: RunFolder, stack: string): string | undefined {
  const file = folder.file(stack, failureFile);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
