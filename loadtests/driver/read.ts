import { Failure, reasonOf } from '../../model/failure.ts';
import type { Stretch } from '../reader/blocks.ts';
import { blocksOf } from '../reader/blocks.ts';
import type { Collected } from './collect.ts';
import { collector } from './collect.ts';
import { lineTaker } from './take-lines.ts';

/** What a samples file says. */
interface ReadSamples extends Collected {
  /** Length of its whole lines: that of the file, unless its last line was cut. */
  readonly wholeBytes: number;
}

/**
 * Reads a samples file of an earlier load. A last line without its line break was cut when k6 died and is left out.
 * All are taken as while the load went on.
 */
export async function readSamples(file: string, stretch: Pick<Stretch, 'chunkBytes'> = {}): Promise<ReadSamples> {
  const collected = collector();
  const taker = lineTaker(collected);
  let wholeBytes = 0;
  try {
    for (const { bytes, from, end } of blocksOf(file, stretch)) {
      taker(bytes, from, end);
      wholeBytes += end - from;
    }
  } catch (thrown) {
    throw new Failure('bad-run-folder', {
      what: `cannot read the samples ${file}`,
      why: reasonOf(thrown),
      cause: thrown,
    });
  }
  return { ...collected, wholeBytes };
}
