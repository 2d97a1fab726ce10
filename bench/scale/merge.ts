import { readFileSync } from 'node:fs';
import { countFiles } from '../../loadtests/reader/index.ts';
import { decodeSample } from '../../model/sample.ts';
import type { Tally } from '../../model/tally.ts';
import { tallyText } from '../../test/support/tally-text.ts';
import type { Part } from '../measure.ts';
import type { SplitLoad } from './split-load.ts';
import { beganAt, outFromMs, outToMs, plannedSlots, writeSplitLoad } from './split-load.ts';

/** The outage, and a second behind it; looked at to the millisecond. */
const frame = {
  edgesMs: [beganAt + outFromMs, beganAt + outToMs],
  closeLooks: [
    {
      fromMs: beganAt + outFromMs - 1000,
      toMs: beganAt + outToMs + 1000,
      stepMs: 1,
      sinceMs: beganAt + outToMs - 250,
      untilMs: beganAt + outToMs,
    },
  ],
  deadlineMs: 250,
};

const count = (files: readonly string[]): Promise<Tally> => countFiles(files, { from: 'samples', by: 'name' }, frame);

/** How the load is split, in words, with the split. */
const splits: readonly (readonly [words: string, load: SplitLoad])[] = [
  ['one generator', { shares: [1] }],
  ['a half, a third, a sixth', { shares: [3, 2, 1] }],
  ['seven, two and one tenths', { shares: [7, 2, 1] }],
  ['ten equal ones', { shares: Array.from({ length: 10 }, () => 1) }],
  ['a hundred equal ones', { shares: Array.from({ length: 100 }, () => 1) }],
  ['a half, a third, a sixth; the clocks of the last two 20 ms ahead', { shares: [3, 2, 1], aheadMs: [0, 20, 20] }],
];

/** What the files of a split hold together. */
interface Merged {
  /** Requests that the reader counted. */
  readonly counted: number;
  /** Slots, by operation and iteration, that are in no file. */
  readonly missing: number;
  /** Lines of a slot that another line has already. */
  readonly doubled: number;
  /** Everything that was counted, as text. */
  readonly tally: string;
  /** Requests on the other side of a border than in the whole load. */
  readonly moved: number;
}

/**
 * One load split in many ways, each merged again from the files of its generators, as `judge --from samples` does.
 * @param folder where the files may be written
 */
export async function mergedSplits(folder: string): Promise<Part> {
  const whole = await count(writeSplitLoad(folder, { shares: [1] }));
  const rows: (readonly string[])[] = [];
  for (const [words, load] of splits) {
    const files = writeSplitLoad(folder, load).filter((file) => readFileSync(file).length > 1);
    rows.push([words, String(files.length), ...cells(await merged(files, whole), tallyText(whole))]);
  }
  return {
    title: 'One load from many generators',
    how:
      `${plannedSlots.toLocaleString('en')} slots of a minute with an outage of ten seconds, begun by as many generators as k6's ` +
      'execution segments make, and counted together from a file each. Simulated: the same figures on every machine.',
    head: ['split', 'files', 'counted', 'missing', 'twice', 'on the other side of an edge', 'same tally'],
    rows,
  };
}

async function merged(files: readonly string[], whole: Tally): Promise<Merged> {
  const backwards = await count(files.toReversed());
  const tally = await count(files);
  if (tallyText(backwards) !== tallyText(tally)) throw new Error('the order of the files changed the tally');
  const slots = files.flatMap(slotsIn);
  const known = new Set(slots);
  return {
    counted: tally.requests,
    missing: plannedSlots - known.size,
    doubled: slots.length - known.size,
    tally: tallyText(tally),
    moved: movedBetween(tally, whole),
  };
}

const slotsIn = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => decodeSample(line) ?? [])
    .map(({ operation, iteration }) => `${operation} ${iteration}`);

/** Requests that stand in another stretch, or have another fate in theirs. */
function movedBetween(tally: Tally, whole: Tally): number {
  const differences = tally.operations.flatMap(({ counts }, place) =>
    Array.from(counts, (number, cell) => Math.abs(number - (whole.operations[place]?.counts[cell] ?? 0))),
  );
  return differences.reduce((sum, one) => sum + one, 0) / 2;
}

const cells = ({ counted, missing, doubled, moved, tally }: Merged, whole: string): readonly string[] => [
  counted.toLocaleString('en'),
  String(missing),
  String(doubled),
  String(moved),
  tally === whole ? 'yes' : 'no',
];
