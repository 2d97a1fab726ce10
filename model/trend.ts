import type { HistoryCell, HistoryLine } from './history.ts';

/** The runs of one suite on one stack, oldest first, and what became of each cell. */
export interface SuiteTrend {
  /** Suite name. */
  readonly suite: string;
  /** Name of the stack. */
  readonly stack: string;
  /** The runs, oldest first. */
  readonly runs: readonly HistoryLine[];
  /** Places of the runs from which on plan or stack was another one; the first run is none of them. */
  readonly resetAt: readonly number[];
  /** One per cell that any of the runs has, in the order of the newest that has it; the sham's are left out. */
  readonly cells: readonly CellTrend[];
}

/** What a trend shows of a cell; several may hold. */
export type TrendNote = 'new' | 'gone' | 'unknown' | 'regressed' | 'improved' | 'flaky' | 'number-changed';

/** One cell over all runs. */
export interface CellTrend {
  /** Name of the cell. */
  readonly key: string;
  /** The cell in each run; null where the run does not have it. */
  readonly points: readonly (HistoryCell | null)[];
  /** Start of the first run that has the cell. */
  readonly firstSeenAt: string;
  /** Start of the first run in which it was a proven single point of failure; null when it never was. */
  readonly firstProvenAt: string | null;
  /** Start of the run from which on every known finding is the last known one; null when none is known. */
  readonly sinceAt: string | null;
  /** How often a known finding was followed by another one, with the same plan and stack. */
  readonly changes: number;
  /** Runs whose finding is known. */
  readonly known: number;
  /** What there is to say. */
  readonly notes: readonly TrendNote[];
}
