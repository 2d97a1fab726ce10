import { accessSync, constants, existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import type { Truth } from '../../model/truth.ts';
import { epochMs } from '../../model/units.ts';
import { errnoOf } from '../present.ts';
import { gateFile, runIdOf } from '../run-folder.ts';
import { formatSize } from '../set-up/size.ts';
import { deadAfterMs } from './dead.ts';
import type { KeepRule, StoredRun } from './keep.ts';
import { goers } from './keep.ts';

/** Names that we give to folders of runs; see `runIdOf`. */
const runName = /^\d{8}t\d{6}z-[a-z0-9][a-z0-9._-]*$/;

/** Begins the name of a folder that is being removed: a removal that was cut short is taken up by the next. */
const goingPrefix = '.going-';

/**
 * The runs below a folder. A folder is a run of ours when its name is one that we give and it holds a plan of ours; a link
 * never is, and neither is what `prove claims` or `self-test` left. One that nothing was judged of, and that was begun after the
 * moment given, may still be under way, and is no stored run yet.
 */
export function storedRuns(runsDir: string, unjudgedBeforeMs: number): readonly StoredRun[] {
  const names = readdirSync(runsDir).filter((name) => runName.test(name));
  return names.flatMap((id) => {
    const path = join(runsDir, id);
    const suite = lstatSync(path).isDirectory() ? suiteOf(path) : undefined;
    if (suite === undefined) return [];
    const verdict = readJson(join(path, 'verdict.json'));
    const outcome = truthIn(verdict);
    const begunMs = lstatSync(join(path, 'plan.json')).mtimeMs;
    if (outcome === undefined && begunMs >= unjudgedBeforeMs) return [];
    const gate = truthIn(readJson(join(path, gateFile)));
    return [{ id, run: nameIn(verdict) ?? id, suite, bytes: bytesOf(path), outcome, gate }];
  });
}

function suiteOf(path: string): string | undefined {
  const file = readJson(join(path, 'plan.json'));
  if (!String(file?.['schema']).startsWith('spofproof/plan@')) return undefined;
  const suite = (file?.['plan'] as { readonly suite?: unknown } | undefined)?.suite;
  return typeof suite === 'string' ? suite : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function truthIn(file: Json | undefined): Truth | undefined {
  const outcome = file?.['outcome'];
  return outcome === 'held' || outcome === 'broken' || outcome === 'unknown' ? outcome : undefined;
}

/** The name of the run that a verdict is of. */
function nameIn(verdict: Json | undefined): string | undefined {
  const id = (verdict?.['run'] as { readonly id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

function readJson(file: string): Json | undefined {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8'))) as Json;
  } catch {
    return undefined;
  }
}

/** A run of which nothing was judged. */
export interface DeadRun {
  /** Name of its folder. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** When it began, in milliseconds since the epoch. */
  readonly begunMs: number;
}

/** The runs below a folder that began before a moment and of which nothing was judged; none when the folder cannot be read. */
export function deadRuns(runsDir: string, beforeMs: number): readonly DeadRun[] {
  const entries = existsSync(runsDir) ? readdirSync(runsDir, { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    const path = join(runsDir, entry.name);
    if (!entry.isDirectory() || !runName.test(entry.name) || !isUnjudged(path)) return [];
    const suite = suiteOf(path);
    const begunMs = suite === undefined ? Infinity : lstatSync(join(path, 'plan.json')).mtimeMs;
    return suite === undefined || begunMs >= beforeMs ? [] : [{ id: entry.name, suite, begunMs }];
  });
}

/** Whether a folder has no verdict, or what is left of one by a machine that lost its power. One that may not be read is one. */
function isUnjudged(path: string): boolean {
  try {
    JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8'));
    return false;
  } catch (thrown) {
    return thrown instanceof SyntaxError || errnoOf(thrown) === 'ENOENT';
  }
}

/** What a folder takes on the disk; links are counted, not followed. */
function bytesOf(path: string): number {
  const stat = lstatSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => bytesOf(join(path, name))) : [];
  return inside.reduce((sum, bytes) => sum + bytes, stat.blocks * 512);
}

/** What removing takes from the outside. */
export interface Removing {
  /** Tells the user one line. */
  readonly say: (line: string) => void;
  /** Now, in milliseconds since the epoch. */
  readonly nowMs: number;
  /** Whether a run stays whatever the rule says; none does when absent. */
  readonly isNeeded?: (run: StoredRun) => boolean;
}

/**
 * Removes the runs that the rule lets go. One that cannot be removed, as what root has made, is told and left whole, and costs no other
 * run its removal. Never throws: a full disk is for the next run to tell.
 */
export function removeOld(runsDir: string, rule: KeepRule, { say, nowMs, isNeeded }: Removing): void {
  try {
    const folder = resolve(runsDir);
    endRemovals(folder, say);
    const all = storedRuns(folder, nowMs - deadAfterMs);
    const now = runIdOf('~', epochMs(nowMs));
    const old = goers(all, rule, { isNeeded, isAhead: ({ id }) => id > now });
    const gone = old.filter(({ id }) => isRemoved(folder, id, say));
    const bytes = gone.reduce((sum, run) => sum + run.bytes, 0);
    if (gone.length > 0) say(`removed ${gone.length} old ${gone.length === 1 ? 'run' : 'runs'} (${formatSize(bytes)})`);
  } catch (thrown) {
    say(`old runs could not be removed: ${reasonOf(thrown)}`);
  }
}

/** Takes up removals that were cut short. */
function endRemovals(folder: string, say: Removing['say']): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(goingPrefix))) {
    const id = name.slice(goingPrefix.length);
    if (runName.test(id)) attempt(id, say, () => rmSync(join(folder, name), { recursive: true }));
  }
}

/** Whether a run could be removed: nothing of it is touched unless all of it can be. */
const isRemoved = (folder: string, id: string, say: Removing['say']): boolean =>
  attempt(id, say, () => {
    const [path, going] = [join(folder, id), join(folder, `${goingPrefix}${id}`)];
    checkRemovable(path);
    // A name that says so first: whoever lists runs meanwhile never meets half of one.
    renameSync(path, going);
    rmSync(going, { recursive: true });
  });

function attempt(id: string, say: Removing['say'], act: () => void): boolean {
  try {
    act();
    return true;
  } catch (thrown) {
    say(`the old run ${id} could not be removed: ${reasonOf(thrown)}`);
    return false;
  }
}

/** @throws the system's error when a folder of it may not be written to */
function checkRemovable(path: string): void {
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) checkRemovable(join(path, entry.name));
}
