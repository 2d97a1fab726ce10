import { readFileSync, realpathSync, statSync } from 'node:fs';
import { countFiles, timeStepIn } from '../../loadtests/reader/index.ts';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { ForeignBars, ForeignVerdict } from '../../model/foreign.ts';
import { renderForeign } from '../../reports/index.ts';
import {
  foreignEpisodes,
  frameOf,
  gatherEpisodes,
  judgeForeign,
  readForeignEvents,
} from '../../verdict/foreign/index.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { openOutput } from '../output.ts';
import { counting } from '../repeat.ts';
import type { ForeignOptions } from './options.ts';
import { barsOf } from './options.ts';

/** `spofproof judge --from FORMAT FILE… --events FILE`: judges evidence that was gathered elsewhere. @returns exit code */
export async function judgeElsewhere(options: ForeignOptions): Promise<number> {
  const output = openOutput(options);
  const verdict = await verdictOf(options, barsOf(options));
  output.data(options.json ? serializeVerdict(verdict) : renderForeign(verdict));
  return verdict.exitCode;
}

async function verdictOf(options: ForeignOptions, bars: ForeignBars): Promise<ForeignVerdict> {
  const { from, by } = options;
  for (const file of options.files) checkFile(file);
  refuseTwice(options.files);
  // An episode of a journal that was played again does not count, here as little as for its run's own judge.
  const events = gatherEpisodes(counting(readForeignEvents(textOf(options.events), options.events)));
  const timeStepMs = await timeStepIn(options.files, { from, by });
  const episodes = foreignEpisodes(events, bars, timeStepMs);
  const tally = await countFiles(options.files, { from, by }, frameOf(episodes, bars));
  return judgeForeign({ from, episodes, tally, bars });
}

function checkFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return;
  const why = stat ? 'It is something else than a file.' : 'Nothing is at that path.';
  throw new Failure('file-missing', { what: `no file ${file}`, why });
}

/** A request that is read twice counts twice. */
function refuseTwice(files: readonly string[]): void {
  const places = files.map((file) => realpathSync(file));
  const at = places.findIndex((place, index) => places.indexOf(place) < index);
  if (at === -1) return;
  throw new Failure('bad-argument', {
    what: `${files[at]} is named twice`,
    why: `It is the same file as ${files[places.indexOf(places[at] ?? '')]}, and its requests would count twice.`,
  });
}

function textOf(file: string): string {
  checkFile(file);
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new Failure('file-missing', { what: `cannot read ${file}`, why: reasonOf(thrown), cause: thrown });
  }
}
