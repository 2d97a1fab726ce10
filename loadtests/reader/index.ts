import { Failure } from '../../model/failure.ts';
import type { ForeignFormat } from '../../model/foreign.ts';
import type { Tally, TallyFrame } from '../../model/tally.ts';
import { addTallies } from './add-tallies.ts';
import type { Effort } from './effort.ts';
import { countK6File, timeStepOf } from './k6/file.ts';
import { countSamplesFile } from './samples-file.ts';

/** How files are to be read. */
export interface Reading extends Effort {
  /** Their format. */
  readonly from: ForeignFormat;
  /** Tag of k6 that names the operation; our own lines name it themselves. */
  readonly by: string;
}

/**
 * Counts the requests of files, which are of one load: any order of them gives the same tally.
 * @throws Failure `bad-evidence` with file, line and column when a line is broken, or when a file has no request at all
 */
export async function countFiles(files: readonly string[], reading: Reading, frame: TallyFrame): Promise<Tally> {
  const { from, by, threads, chunkBytes } = reading;
  const effort = { ...(threads !== undefined && { threads }), ...(chunkBytes !== undefined && { chunkBytes }) };
  const tallies: Tally[] = [];
  for (const file of files) {
    const tally = await (from === 'samples'
      ? countSamplesFile(file, frame, effort)
      : countK6File({ file, from, by, ...effort }, frame));
    if (tally.requests === 0) throw nothingIn(file, from);
    tallies.push(tally);
  }
  return { ...addTallies(tallies), timeStepMs: Math.max(0, ...tallies.map(({ timeStepMs }) => timeStepMs)) };
}

const nothingIn = (file: string, from: ForeignFormat): Failure =>
  new Failure('bad-evidence', {
    what: `${file}:1:1: there is no request in it`,
    why:
      from === 'samples'
        ? 'It has no line that says when the load began (`#start,...`), with requests behind it.'
        : `No line of it begins as a request of ${from} does.`,
  });

/** The coarsest step in which the files write their moments down. */
export async function timeStepIn(files: readonly string[], { from, by }: Reading): Promise<number> {
  if (from === 'samples') return 1;
  const steps = await Promise.all(files.map((file) => timeStepOf({ file, from, by })));
  return Math.max(1, ...steps);
}
