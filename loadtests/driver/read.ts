import { Failure, reasonOf } from '../../model/failure.ts';
import type { Stretch } from '../reader/blocks.ts';
import { blocksOf } from '../reader/blocks.ts';
import { blankParts, sampleMaker, takeApart } from '../reader/line.ts';
import { textOfLine } from '../reader/text.ts';
import type { Collected, Collector } from './collect.ts';
import { collector } from './collect.ts';

/** What a samples file says. */
interface ReadSamples extends Collected {
  /** Length of its whole lines: that of the file, unless its last line was cut. */
  readonly wholeBytes: number;
}

/**
 * Reads a samples file of an earlier load. A last line without its line break was cut when k6 died and is left out.
 * Lines that are plainly samples are taken apart as bytes; every other one is text, and read as while the load went on.
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

/** Takes all lines of a block. */
function lineTaker(collected: Collector): (bytes: Buffer, from: number, end: number) => void {
  const parts = blankParts();
  const sampleOf = sampleMaker();
  return (bytes, from, end) => {
    for (let at = from; at < end; at = parts.at) {
      parts.at = at;
      if (takeApart(bytes, parts)) {
        collected.add(sampleOf(bytes, parts));
        continue;
      }
      const { text, next } = textOfLine(bytes, at);
      collected.take(text);
      parts.at = next;
    }
  };
}
