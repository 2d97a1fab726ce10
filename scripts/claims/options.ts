import type { CommonOptions } from '../output.ts';

/** Options of `prove claims`. */
export interface ProveClaimsOptions extends CommonOptions {
  /** Claims to prove, by name, with commas between; all when absent. */
  readonly only?: string;
  /** Folder of the runs. */
  readonly runs: string;
  /** Seed of every chance decision; drawn and printed when absent. */
  readonly seed?: number;
}

/** Options of `plan claims`. */
export interface PlanClaimsOptions extends CommonOptions {
  /** Claims to look at, by name, with commas between; all when absent. */
  readonly only?: string;
}
