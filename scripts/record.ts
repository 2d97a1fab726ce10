import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { readJournal } from '../chaos/index.ts';
import type { RunEvent } from '../model/event.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import type { EvidenceRecord, Verdict } from '../model/verdict.ts';
import { verdictSchema } from '../verdict/index.ts';
import { faultOfEvent } from './event-shapes.ts';
import type { RunFolder } from './run-folder.ts';
import { isThere } from './is-there.ts';
import { inOneRow } from './lane-record.ts';
import { counting } from './repeat.ts';
import { laneFolders, openRunFolder } from './run-folder.ts';
import { samplesOf } from './samples-of.ts';
import { judgedNext, withoutVerdict } from './unjudged.ts';

/**
 * Opens the folder of an earlier run that holds what the command begins with, or says what is wrong with the path. It is the folder
 * itself, whatever link led to it: `latest` is no name of a run.
 */
export function existingRun(path: string, holding: 'plan.json' | 'verdict.json'): RunFolder {
  const named = resolve(path);
  const folder = openRunFolder(isThere(named, path) ? realpathSync(named) : named);
  if (isThere(folder.file(holding), path)) return folder;
  if (holding === 'verdict.json') throw withoutVerdict(folder.path, path);
  throw new Failure('bad-run-folder', { what: `${path} is no run folder`, why: `It has no ${holding}.` });
}

/**
 * Reads everything a run gathered that counts, the judge's whole input; or exactly the episodes that are wanted, whether they
 * count or not.
 */
export async function readRecord(folder: RunFolder, isWanted?: (episode: number) => boolean): Promise<EvidenceRecord> {
  const { id = folder.id, plan, stack } = readJson(folder, 'plan.json', planFile);
  const lanes = laneFolders(folder);
  if (lanes.length > 0) {
    const records = await Promise.all(lanes.map((lane) => readRecord(lane, isWanted)));
    const row = inOneRow(id, records);
    refuseSameNumber(folder, row.events);
    return { plan, stack, ...row };
  }
  const all = readJournal(readText(folder, 'events.ndjson'), faultOfEvent);
  refuseSameNumber(folder, all);
  const events = isWanted ? all.filter((event) => !('episode' in event) || isWanted(event.episode)) : counting(all);
  const fileOf = (samplesFile: string): string => insideOf(folder, samplesFile);
  return { plan, stack, events, samples: await samplesOf(events, { id: folder.id, fileOf, driftMs: driftIn(all) }) };
}

/** Reads a run's verdict as it was written. */
export const readVerdict = (folder: RunFolder): Verdict => readJson(folder, 'verdict.json', verdictSchema);

/**
 * `plan.json` holds a verdict's plan and stack, and the name of the run, but for those of earlier versions. What a newer version
 * means by one of its own is not known here.
 */
const planFile = verdictSchema
  .pick({ plan: true, stack: true })
  .extend({ id: z.string().exactOptional(), schema: z.literal('spofproof/plan@1').exactOptional() });

/** Of two episodes with one number only the second would be judged: a run begins each once, and repeats it under another number. */
function refuseSameNumber(folder: RunFolder, events: readonly RunEvent[]): void {
  const begun = new Set<number>();
  for (const event of events) {
    if (event.type !== 'episode-started') continue;
    if (begun.has(event.episode)) {
      const what = `the journal of run ${folder.id} begins episode ${event.episode} twice`;
      throw new Failure('bad-run-folder', { what, why: 'It is that of several runs, or was edited.' });
    }
    begun.add(event.episode);
  }
}

/** How far the wall clock moved against the steady one in all loads together. */
const driftIn = (events: readonly RunEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === 'load-ended' ? Math.abs(event.clockDriftMs) : 0), 0);

/** A file that the journal names. Everything of a run is in its folder: a journal that names another file was not written by us. */
function insideOf(folder: RunFolder, name: string): string {
  const file = resolve(folder.path, name);
  const isLed = existsSync(file) && !isInside(realpathSync(file), realpathSync(folder.path));
  if (isInside(file, resolve(folder.path)) && !isLed) return file;
  const what = `the journal of run ${folder.id} names a file outside of its folder`;
  throw new Failure('bad-run-folder', { what, why: `It is ${name}.` });
}

const isInside = (path: string, home: string): boolean => path.startsWith(join(home, sep));

/** What a file holds, as it is written there, once the schema has nothing against it. */
function readJson<Value>(folder: RunFolder, name: string, schema: z.ZodType<Value>): Value {
  const value = parse(folder, name);
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue) throw unreadable(folder, name, `${issue.path.join('.') || 'It'}: ${issue.message}`);
  return value as Value;
}

function readText(folder: RunFolder, name: string): string {
  try {
    return readFileSync(folder.file(name), 'utf8');
  } catch (thrown) {
    throw unreadable(folder, name, reasonOf(thrown), thrown);
  }
}

function parse(folder: RunFolder, name: string): unknown {
  const text = readText(folder, name);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw unreadable(folder, name, reasonOf(thrown), thrown);
  }
}

const unreadable = (folder: RunFolder, name: string, why: string, cause?: unknown): Failure =>
  new Failure('bad-run-folder', {
    what: `cannot read ${name} of run ${folder.id}`,
    why,
    ...(name === 'verdict.json' && judgedNext(folder.path)),
    cause,
  });
