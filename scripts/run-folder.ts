import { accessSync, constants, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, reasonOf } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import type { EpochMs } from '../model/units.ts';
import type { ProveJob } from './job.ts';
import { errnoOf } from './present.ts';
import { nearestExisting } from './set-up/cache.ts';
import { writeWhole } from './write-whole.ts';

/** A run's folder: everything gathered and judged is in it, nothing is written elsewhere. */
export interface RunFolder {
  /** Name of the run. */
  readonly id: string;
  /** Absolute path. */
  readonly path: string;
  /** Absolute path of something in it. */
  file(...parts: readonly string[]): string;
  /** Writes a file whole: readers see the old text or the new, never half. */
  write(name: string, text: string): void;
}

/** What a gate said of a run, in its folder; the verdict beside it knows of no baseline. */
export const gateFile = 'gate.json';

/** `20261121T115500Z-essentials`. */
export const runIdOf = (suite: string, at: EpochMs): string =>
  `${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${suite}`.toLowerCase();

/** Creates the folder of a new run with its plan, and points `latest` at it. */
export function createRunFolder(runsDir: string, plan: Plan, stack: StackSpec, at: EpochMs): RunFolder {
  try {
    const folder = openRunFolder(makeFolder(join(resolve(runsDir), runIdOf(plan.suite, at))));
    filled(folder, { id: folder.id, plan, stack });
    pointLatest(resolve(runsDir), folder.id);
    return folder;
  } catch (thrown) {
    const what = `cannot create a run folder under ${runsDir}`;
    throw new Failure('run-folder-unwritable', { what, why: reasonOf(thrown), cause: thrown });
  }
}

/** The folder of a job's run, and its own: they are two when the job is a lane. */
export function foldersOf(job: ProveJob, at: EpochMs): { readonly whole: RunFolder; readonly folder: RunFolder } {
  const { lane, plan, stack, runsDir } = job;
  if (!lane) {
    const folder = createRunFolder(runsDir, plan, stack, at);
    return { whole: folder, folder };
  }
  const whole =
    lane.folder === undefined ? createRunFolder(runsDir, lane.whole, stack, at) : openRunFolder(lane.folder);
  return { whole, folder: filled(openRunFolder(whole.file('lanes', String(lane.number))), { plan, stack }) };
}

/** The folders of a run's lanes, in order; none when it has no lanes. What else lies beside them is no lane. */
export function laneFolders(folder: RunFolder): readonly RunFolder[] {
  const lanes = folder.file('lanes');
  if (!statSync(lanes, { throwIfNoEntry: false })?.isDirectory()) return [];
  const numbers = readdirSync(lanes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[1-9]\d*$/.test(entry.name))
    .map(({ name }) => Number(name))
    .toSorted((a, b) => a - b);
  return numbers.map((number) => openRunFolder(join(lanes, String(number))));
}

/** The folder of an earlier run. */
export function openRunFolder(path: string): RunFolder {
  const file = (...parts: readonly string[]): string => join(path, ...parts);
  const write = (name: string, text: string): void => writeWhole(file(name), text);
  return { id: basename(path), path, file, write };
}

/** The first file of a run. Its id is in it because a folder may be copied, linked to and renamed, and stays the same run. */
interface PlanFile {
  /** Name of the run; absent in a lane, which is a part of one. */
  readonly id?: string;
  readonly plan: Plan;
  readonly stack: StackSpec;
}

function filled(folder: RunFolder, file: PlanFile): RunFolder {
  for (const name of ['samples', 'logs']) mkdirSync(folder.file(name), { recursive: true });
  folder.write('plan.json', `${JSON.stringify({ schema: 'spofproof/plan@1', ...file }, undefined, 2)}\n`);
  return folder;
}

/** Makes a folder that was not there: two runs of the same second get `…` and `…-2`, also those that begin at the same moment. */
export function makeFolder(wanted: string): string {
  mkdirSync(dirname(wanted), { recursive: true });
  for (let n = 1; ; n++) {
    const path = n === 1 ? wanted : `${wanted}-${n}`;
    try {
      mkdirSync(path);
      return path;
    } catch (thrown) {
      if (errnoOf(thrown) !== 'EEXIST') throw thrown;
    }
  }
}

/** A convenience: some file systems have no links, and a run is no worse without one. */
export function pointLatest(runsDir: string, id: string): void {
  const fresh = join(runsDir, `.latest-${id}`);
  try {
    symlinkSync(id, fresh);
    renameSync(fresh, join(runsDir, 'latest'));
  } catch {
    rmSync(fresh, { force: true });
  }
}

/** Fails before anything is started when runs could not be written there. Makes nothing: set-up may still refuse. */
export function checkWritable(runsDir: string): void {
  try {
    const folder = nearestExisting(resolve(runsDir));
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const what = `cannot write to ${runsDir}`;
    throw new Failure('run-folder-unwritable', { what, why: reasonOf(thrown), cause: thrown });
  }
}
