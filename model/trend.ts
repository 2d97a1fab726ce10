import type { HistoryCell, HistoryLine } from './history.ts';

/**
 * The runs of one suite on one stack, oldest first, and what became of each cell. Not more of the newest runs may be shown than somebody
 * wants to see; what is said of a cell goes by all there are.
 */
export interface SuiteTrend {
  /** Suite name. */
  readonly suite: string;
  /** Name of the stack. */
  readonly stack: string;
  /** The runs that are shown, oldest first. */
  readonly runs: readonly HistoryLine[];
  /** How many there are, with those that are not shown. */
  readonly all: number;
  /** How many of them, up to the last, had its plan and stack. */
  readonly alike: number;
  /** Places of the shown runs from which on plan or stack was another one; the first run is none of them. */
  readonly resetAt: readonly number[];
  /** One per cell that any of the shown runs has, in the order of the newest that has it; the sham's are left out. */
  readonly cells: readonly CellTrend[];
}

/** What a trend shows of a cell; several may hold. */
export type TrendNote = 'new' | 'gone' | 'unknown' | 'regressed' | 'improved' | 'flaky' | 'number-changed';

/** One cell over all runs. */
export interface CellTrend {
  /** Name of the cell. */
  readonly key: string;
  /** The cell in each shown run; null where the run does not have it. */
  readonly points: readonly (HistoryCell | null)[];
  /** Start of the first run that has the cell. */
  readonly firstSeenAt: string;
  /** Start of the first run in which it was a proven single point of failure; null when it never was. */
  readonly firstProvenAt: string | null;
  /** Start of the run from which on every known finding is the last known one; null when none is known. */
  readonly sinceAt: string | null;
  /** How often in the shown runs a known finding was followed by another one, with the same plan and stack. */
  readonly changes: number;
  /** Shown runs whose finding is known. */
  readonly known: number;
  /** What there is to say. */
  readonly notes: readonly TrendNote[];
}
