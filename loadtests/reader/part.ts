import type { Tally, TallyFrame } from '../../model/tally.ts';
import type { Stretch } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import type { Starts } from './own-lines.ts';
import { ownLineCounter } from './own-lines.ts';

/** A part of a samples file that is to be counted. Plain data: it may travel to another thread. */
export interface PartOrder {
  /** Path. */
  readonly file: string;
  /** Its lines. */
  readonly stretch: Stretch;
  /** How they are counted. */
  readonly frame: TallyFrame;
  /** What the lines before it are taken to have said. */
  readonly starts: Starts;
}

/** A part that was counted. */
export interface PartCount {
  /** What was counted. */
  readonly tally: Tally;
  /** What its lines, and those before, say for those behind. */
  readonly starts: Starts;
}

/** Counts a part of a samples file, in this thread. */
export function countPart({ file, stretch, frame, starts }: PartOrder): PartCount {
  const counter = ownLineCounter(frame, starts);
  for (const { bytes, from, end } of blocksOf(file, stretch)) counter.take(bytes, from, end);
  return { tally: counter.tally(), starts: counter.starts() };
}
