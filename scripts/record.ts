import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readJournal } from '../chaos/index.ts';
import { readSamples } from '../loadtests/driver/index.ts';
import type { RunEvent } from '../model/event.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Sample } from '../model/sample.ts';
import type { StackSpec } from '../model/stack.ts';
import type { EvidenceRecord, Verdict } from '../model/verdict.ts';
import type { RunFolder } from './run-folder.ts';
import { openRunFolder } from './run-folder.ts';

/** Opens the folder of an earlier run, or says what is wrong with the path. */
export function existingRun(path: string): RunFolder {
  const folder = openRunFolder(resolve(path));
  if (!existsSync(folder.file('plan.json'))) {
    const what = `${path} is no run folder`;
    throw new Failure('bad-run-folder', { what, why: 'It has no plan.json.' });
  }
  return folder;
}

/** Reads everything a run gathered, the judge's whole input; or no more of its episodes than are wanted. */
export async function readRecord(
  folder: RunFolder,
  isWanted: (episode: number) => boolean = () => true,
): Promise<EvidenceRecord> {
  const { plan, stack } = parseJson(folder, 'plan.json') as { plan: Plan; stack: StackSpec };
  const all = readJournal(readFileSync(folder.file('events.ndjson'), 'utf8'));
  const events = all.filter((event) => !('episode' in event) || isWanted(event.episode));
  return { plan, stack, events, samples: await samplesOf(folder, events) };
}

/** Reads a run's verdict as it was written. */
export const readVerdict = (folder: RunFolder): Verdict => parseJson(folder, 'verdict.json') as Verdict;

async function samplesOf(folder: RunFolder, events: readonly RunEvent[]): Promise<Map<number, readonly Sample[]>> {
  const samples = new Map<number, readonly Sample[]>();
  for (const event of events) {
    if (event.type !== 'load-ended') continue;
    samples.set(event.episode, (await readSamples(folder.file(event.samplesFile))).samples);
  }
  return samples;
}

function parseJson(folder: RunFolder, name: string): unknown {
  try {
    return JSON.parse(readFileSync(folder.file(name), 'utf8'));
  } catch (thrown) {
    const what = `cannot read ${name} of run ${folder.id}`;
    throw new Failure('bad-run-folder', { what, why: reasonOf(thrown), cause: thrown });
  }
}
