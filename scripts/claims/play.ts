import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import { formatDuration } from '../../model/units.ts';
import type { ToolPaths } from '../../model/tools.ts';
import type { Ended } from '../ended.ts';
import { endedBy } from '../ended.ts';
import { remember } from '../history/remember.ts';
import { runSingly } from '../in-turn.ts';
import { runInLanes } from '../lanes.ts';
import type { Output } from '../output.ts';
import type { RunFolder } from '../run-folder.ts';
import { openRunFolder } from '../run-folder.ts';
import { toolsFor } from '../set-up/index.ts';
import { failureFile } from './judge.ts';
import type { PreparedStack } from './prepare.ts';

/** What the runs of all stacks share. */
export interface ClaimsGround {
  /** Folder of the claims. */
  readonly folder: RunFolder;
  /** Where the programs are that every stack needs. */
  readonly tools: ToolPaths;
  /** Versions by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** Folder of prepared data directories and bundles. */
  readonly cacheDir: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Command that repeats everything. */
  readonly command: string;
  /** Where words go. */
  readonly output: Output;
  /** No progress. */
  readonly quiet: boolean;
  /** Stack traces of failures. */
  readonly verbose: boolean;
  /** Aborts when a signal asks the command to end. */
  readonly stop: AbortSignal;
  /** Runs one job to its end. */
  readonly inLanes?: typeof runInLanes;
}

/** A stack that can be run, and how it is called while it is. */
interface StackJob extends NonNullable<PreparedStack['run']> {
  readonly name: string;
  readonly title: string;
}

/**
 * Runs one stack after the other, each as an ordinary run in the folder of its name: a second one at a time would be felt in
 * the measurements of the first. A run that fails, or cannot be begun, leaves its claims unknown; an interruption ends the row, and
 * takes nothing along.
 * @returns what each run left behind
 */
export async function playStacks(prepared: readonly PreparedStack[], ground: ClaimsGround): Promise<readonly Ended[]> {
  const { output, stop } = ground;
  const results: Ended[] = [];
  let sinceMs = performance.now();
  const account = async (ended: Ended, { name, title }: StackJob): Promise<void> => {
    results.push(ended);
    await keep(ended, name, ground);
    output.note(`${title}: exit code ${ended.exit} after ${formatDuration(performance.now() - sinceMs)}`);
    sinceMs = performance.now();
  };
  await runSingly(jobsOf(prepared, output), { run: (job) => endOf(job, ground), account, stop });
  return results;
}

/** The stacks that can be run; of the others it is said why not. */
const jobsOf = (prepared: readonly PreparedStack[], output: Output): readonly StackJob[] =>
  prepared.flatMap(({ name, run, failure }, place) => {
    const title = `[${place + 1}/${prepared.length}] ${name}`;
    if (run) return { name, title, ...run };
    output.note(`${title}: ${failure}`);
    return [];
  });

/** Remembers a run, and tells and keeps why it failed. */
async function keep(ended: Ended, name: string, { folder, output }: ClaimsGround): Promise<void> {
  await remember(ended, dirname(folder.path), output.note);
  if (!ended.failed) return;
  ended.failed.lines.forEach(output.error);
  const own = openRunFolder(folder.file(name));
  try {
    mkdirSync(own.path, { recursive: true });
    own.write(failureFile, `${ended.failed.lines.join('\n')}\n`);
  } catch (thrown) {
    output.error(`${own.file(failureFile)} could not be written: ${reasonOf(thrown)}`);
  }
}

/** What only this stack needs may be out of reach; the others go on without it. */
async function endOf({ name, title, stack, plan }: StackJob, ground: ClaimsGround): Promise<Ended> {
  const { folder, output, inLanes = runInLanes, versions, cacheDir, seed, command, quiet, verbose } = ground;
  output.note(`${title}: ${plan.experiments.length} acts, ${plan.probes?.length ?? 0} probes`);
  const facts = { versions, cacheDir, seed, command, quiet, verbose, runsDir: folder.file(name) };
  let tools: ToolPaths;
  try {
    tools = await toolsFor([stack], ground.tools, output.note);
  } catch (thrown) {
    return endedBy(thrown, verbose);
  }
  return inLanes({ ...facts, kind: 'prove', plan, stack, tools }, output.note);
}
