import type { CommonOptions } from '../output.ts';

/** Options of `history`. */
export interface HistoryOptions extends CommonOptions {
  /** Folder of the runs. */
  readonly runs: string;
  /** Only this suite; all when absent. */
  readonly suite?: string;
  /** Number of newest runs of each suite and stack. */
  readonly last: number;
  /** Whether the history is made anew first. */
  readonly rebuild: boolean;
}

/** Options of `compare`. */
export interface CompareOptions extends CommonOptions {
  /** Run folder, `verdict.json`, or id in the history. */
  readonly a: string;
  /** The run held against it. */
  readonly b: string;
  /** Folder of the history, for the run-to-run spread; absent when that of the usual one will do. */
  readonly runs?: string;
}
