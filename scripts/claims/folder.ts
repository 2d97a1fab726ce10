import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ClaimsVerdict } from '../../model/claims-verdict.ts';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { EpochMs } from '../../model/units.ts';
import { claimsSuite } from '../../plans/claim-plan.ts';
import { claimsSchema } from '../../verdict/claims/index.ts';
import type { RunFolder } from '../run-folder.ts';
import { makeFolder, openRunFolder, pointLatest, runIdOf } from '../run-folder.ts';

const planFile = 'claims-plan.json';

/** What was judged of the claims. */
export const verdictFile = 'claims.json';

const claimsPlanSchema = z.object({
  schema: z.literal('spofproof/claims-plan@1'),
  seed: z.int(),
  command: z.string(),
  claims: z.array(z.string()),
  stacks: z.array(z.object({ stack: z.string(), failure: z.string().exactOptional() })),
});

/** What was set out to be proven: which claims, by runs of which stacks. The first file of the folder. */
export type ClaimsPlan = z.infer<typeof claimsPlanSchema>;

/** Makes the folder in which every stack gets one of its own, and points `latest` at it. */
export function createClaimsFolder(runsDir: string, plan: Omit<ClaimsPlan, 'schema'>, at: EpochMs): RunFolder {
  try {
    const folder = openRunFolder(makeFolder(join(resolve(runsDir), runIdOf(claimsSuite, at))));
    const text = JSON.stringify({ schema: 'spofproof/claims-plan@1', ...plan }, undefined, 2);
    folder.write(planFile, `${text}\n`);
    pointLatest(resolve(runsDir), folder.id);
    return folder;
  } catch (thrown) {
    const what = `cannot create a folder for the claims under ${runsDir}`;
    throw new Failure('run-folder-unwritable', { what, why: reasonOf(thrown), cause: thrown });
  }
}

/** Whether a folder holds what was gathered for claims. */
export const holdsClaims = (path: string): boolean => existsSync(join(path, planFile));

/** What was set out to be proven. */
export const readClaimsPlan = (folder: RunFolder): ClaimsPlan => readAs(folder, planFile, claimsPlanSchema);

/** What was judged of the claims. */
export const readClaims = (folder: RunFolder): ClaimsVerdict => readAs(folder, verdictFile, claimsSchema);

function readAs<Value>(folder: RunFolder, file: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(readFileSync(folder.file(file), 'utf8')));
  } catch (thrown) {
    const what = `cannot read ${file} of ${folder.id}`;
    throw new Failure('bad-run-folder', { what, why: reasonOf(thrown), cause: thrown });
  }
}

/** The newest run of every stack that was run. */
export const runsOfClaims = (folder: RunFolder): readonly RunFolder[] =>
  readdirSync(folder.path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => runOfStack(folder, name) ?? []);

/** The newest run of a stack; undefined when it was not run. */
export function runOfStack(folder: RunFolder, stack: string): RunFolder | undefined {
  if (!existsSync(folder.file(stack))) return undefined;
  const runs = readdirSync(folder.file(stack)).filter((name) => existsSync(folder.file(stack, name, 'plan.json')));
  const newest = runs
    .filter((name) => name !== 'latest')
    .toSorted()
    .at(-1);
  return newest === undefined ? undefined : openRunFolder(folder.file(stack, newest));
}
