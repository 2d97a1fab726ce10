import type { HistoryCell, HistoryLine } from './history.ts';

/** Two runs side by side: what differs in how they were made, then what differs in what they show. */
export interface Comparison {
  /** The earlier, or whatever was named first. */
  readonly a: HistoryLine;
  /** The later, or whatever was named second. */
  readonly b: HistoryLine;
  /** What was different before anything was measured; empty when the runs repeat each other. */
  readonly differences: readonly Difference[];
  /** Why the numbers of the two runs measure different things; empty when they measure the same. */
  readonly unlike: readonly string[];
  /** Runs with the plan and stack of the first, it among them, from which the run-to-run spread was taken. */
  readonly spreadRuns: number;
  /** Statements that may be wrong by chance; all of them together are, in 1 of 20 comparisons at most. */
  readonly statements: number;
  /** Cells that both runs have and know, in the order of the second. */
  readonly cells: readonly CellComparison[];
  /** Probes that are known in both runs, and whose answer is another one. */
  readonly probes: readonly Difference[];
  /** Cells and probes about which nothing can be said, in the order of the runs. */
  readonly apart: readonly Incomparable[];
}

/** Something that was not the same for both runs. */
export interface Difference {
  /** What: `stack`, `component server1.nginx`, `load.deadlineMs`, `version of haproxy`, `host memoryMb`. */
  readonly what: string;
  /** In the first run; `absent` where it has none. */
  readonly a: string;
  /** In the second. */
  readonly b: string;
}

/** One cell in two runs. */
export interface CellComparison {
  /** Name of the cell, as in baselines. */
  readonly key: string;
  /** In the first run. */
  readonly a: HistoryCell;
  /** In the second. */
  readonly b: HistoryCell;
  /** Whether the finding is another one. */
  readonly turned: boolean;
  /** What was measured in both; empty where the runs measure different things. */
  readonly quantities: readonly QuantityChange[];
}

/** A number that runs are compared by. */
export type Quantity = 'availability' | 'gap' | 'p99';

/** How much a number differs, and whether that is more than noise. */
export interface QuantityChange {
  /** Which number; availability is a share, the others are milliseconds. */
  readonly quantity: Quantity;
  /** Second minus first. */
  readonly difference: number;
  /** Lower end of the difference; null when it has none. */
  readonly low: number | null;
  /** Upper end; null when it has none. */
  readonly high: number | null;
  /** What noise was held against it: intervals of the two runs, the spread of earlier runs too, or nothing was there. */
  readonly against: 'intervals' | 'spread' | 'nothing';
  /** Whether the interval of the difference leaves out zero. */
  readonly changed: boolean;
}

/** A cell or probe that cannot be compared, and why. */
export interface Incomparable {
  /** Name of the cell, or `probe NAME`. */
  readonly key: string;
  /** Why not, in words. */
  readonly because: string;
}
