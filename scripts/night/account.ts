import type { Gated } from '../baseline/gated.ts';
import type { KeepRule } from './keep.ts';
import type { Sending, Webhook } from './webhook.ts';

/** Who is told of the end of a command, and what is kept. */
export interface NightOptions {
  /** File of metrics; absent when none is wanted. */
  readonly metrics?: string;
  /** Where a notice goes; absent when nobody is told. */
  readonly webhook?: Webhook;
  /** Which old runs go; absent when all are kept. */
  readonly keep?: KeepRule;
  /** Folder of the runs. */
  readonly runsDir: string;
  /** Whether GitHub Actions reads our lines. */
  readonly annotates: boolean;
}

/** What accounting takes from the outside. */
export interface NightSurroundings extends Omit<Sending, 'say'> {
  /** Now, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Tells the user one line. */
  readonly say: (line: string) => void;
  /** Writes a line as it is, for the CI that reads it. */
  readonly command: (line: string) => void;
}

/** What a command has come to so far; it is filled while the command goes on. */
export interface Account {
  /** The suites that were asked for: as they were named, and by their own names once their plans are read. */
  suites: readonly string[];
  /** What became of those that were begun, in the same order. */
  readonly results: Gated[];
  /** The run that a baseline was made from, which is not removed; absent without a baseline. */
  baselineRun?: string;
}
