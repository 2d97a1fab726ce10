import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import { formatSize } from '../set-up/size.ts';
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
    const outcome = outcomeOf(path);
    const begunMs = lstatSync(join(path, 'plan.json')).mtimeMs;
    if (outcome === undefined && begunMs >= unjudgedBeforeMs) return [];
    return [{ id, suite, bytes: bytesOf(path), outcome }];
  });
}

function suiteOf(path: string): string | undefined {
  const file = readJson(join(path, 'plan.json'));
  if (!String(file?.['schema']).startsWith('spofproof/plan@')) return undefined;
  const suite = (file?.['plan'] as { readonly suite?: unknown } | undefined)?.suite;
  return typeof suite === 'string' ? suite : undefined;
}

function outcomeOf(path: string): StoredRun['outcome'] {
  const outcome = readJson(join(path, 'verdict.json'))?.['outcome'];
  return outcome === 'held' || outcome === 'broken' || outcome === 'unknown' ? outcome : undefined;
}

function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8'))) as Record<string, unknown>;
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
    if (!entry.isDirectory() || !runName.test(entry.name) || existsSync(join(path, 'verdict.json'))) return [];
    const suite = suiteOf(path);
    const begunMs = suite === undefined ? Infinity : lstatSync(join(path, 'plan.json')).mtimeMs;
    return suite === undefined || begunMs >= beforeMs ? [] : [{ id: entry.name, suite, begunMs }];
  });
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
  /** A run of which nothing was judged is taken for dead when it began before this moment, in milliseconds since the epoch. */
  readonly unjudgedBeforeMs: number;
  /** Name of a run that stays whatever the rule says; undefined when there is none. */
  readonly needed?: string | undefined;
}

/** Removes the runs that the rule lets go. Never throws: a full disk is for the next run to tell. */
export function removeOld(runsDir: string, rule: KeepRule, { say, unjudgedBeforeMs, needed }: Removing): void {
  try {
    const folder = resolve(runsDir);
    const gone = goers(storedRuns(folder, unjudgedBeforeMs), rule, needed);
    // A name that says so first: whoever lists runs meanwhile never meets half of one.
    for (const { id } of gone) renameSync(join(folder, id), join(folder, `${goingPrefix}${id}`));
    for (const name of readdirSync(folder)) {
      if (name.startsWith(goingPrefix) && runName.test(name.slice(goingPrefix.length))) {
        rmSync(join(folder, name), { recursive: true });
      }
    }
    const bytes = gone.reduce((sum, run) => sum + run.bytes, 0);
    if (gone.length > 0) say(`removed ${gone.length} old ${gone.length === 1 ? 'run' : 'runs'} (${formatSize(bytes)})`);
  } catch (thrown) {
    say(`old runs could not be removed: ${reasonOf(thrown)}`);
  }
}
