import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { exitCodes } from '../../model/exit.ts';
import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { formatDuration } from '../../model/units.ts';
import type { ToolPaths } from '../../model/tools.ts';
import type { Ended } from '../ended.ts';
import { endedBy } from '../ended.ts';
import { remember } from '../history/remember.ts';
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
  /** Runs one job to its end. */
  readonly inLanes?: typeof runInLanes;
}

/**
 * Runs one stack after the other, each as an ordinary run in the folder of its name: a second one at a time would be felt in
 * the measurements of the first. A run that fails leaves its claims unknown; an interruption ends everything.
 * @returns what each run left behind
 */
export async function playStacks(prepared: readonly PreparedStack[], ground: ClaimsGround): Promise<readonly Ended[]> {
  const results: Ended[] = [];
  for (const [place, one] of prepared.entries()) {
    const title = `[${place + 1}/${prepared.length}] ${one.name}`;
    if (!one.run) {
      ground.output.note(`${title}: ${one.failure}`);
      continue;
    }
    ground.output.note(`${title}: ${one.run.plan.experiments.length} acts, ${one.run.plan.probes?.length ?? 0} probes`);
    const startedMs = performance.now();
    const ended = await playStack(one.name, one.run, ground);
    results.push(ended);
    ground.output.note(`${title}: exit code ${ended.exit} after ${formatDuration(performance.now() - startedMs)}`);
    if (ended.exit >= exitCodes.hangup) break;
  }
  return results;
}

async function playStack(
  name: string,
  { stack, plan }: NonNullable<PreparedStack['run']>,
  ground: ClaimsGround,
): Promise<Ended> {
  const own = openRunFolder(ground.folder.file(name));
  mkdirSync(own.path, { recursive: true });
  const ended = await endOf(stack, plan, { ...ground, folder: own });
  await remember(ended, dirname(ground.folder.path), ground.output.note);
  if (ended.failed) {
    own.write(failureFile, `${ended.failed.lines.join('\n')}\n`);
    ended.failed.lines.forEach(ground.output.error);
  }
  return ended;
}

/** What only this stack needs may be out of reach; the others go on without it. */
async function endOf(stack: StackSpec, plan: Plan, ground: ClaimsGround): Promise<Ended> {
  const { folder, output, inLanes = runInLanes, versions, cacheDir, seed, command, quiet, verbose } = ground;
  const facts = { versions, cacheDir, seed, command, quiet, verbose, runsDir: folder.path };
  let tools: ToolPaths;
  try {
    tools = await toolsFor([stack], ground.tools, output.note);
  } catch (thrown) {
    return endedBy(thrown, verbose);
  }
  return inLanes({ ...facts, kind: 'prove', plan, stack, tools }, output.note);
}
