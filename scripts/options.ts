import type { CommonOptions } from './output.ts';

/** Options of `prove`. */
export interface ProveOptions extends CommonOptions {
  /** Suites by name, or plan files. */
  readonly suites: readonly string[];
  /** Whether the sweep is that of pairs; absent means no. */
  readonly pairs?: boolean;
  /** Folder of the runs. */
  readonly runs: string;
  /** Seed of every chance decision; drawn and printed when absent. */
  readonly seed?: number;
  /** Stacks side by side instead of those of the plan: a number, or `auto`. */
  readonly lanes?: string;
  /** Baseline that decides instead of the plan's expectations; absent when they do. */
  readonly gate?: string;
  /** How long the whole command may take before it winds up, as a duration; absent when as long as it takes. */
  readonly deadline?: string;
  /** File that receives metrics for Prometheus; absent when none is wanted. */
  readonly metrics?: string;
  /** Address that is told of the end, or `env:NAME` of a variable that holds it; absent when nobody is told. */
  readonly webhook?: string;
  /** Number of runs that are kept; absent when any number is. */
  readonly keep?: number;
  /** What kept runs may take on the disk, as a size; absent when they may take any. */
  readonly keepSize?: string;
  /** Whether the last failing run of a suite may go as well. */
  readonly forgetFailing?: boolean;
}

/** Options of the commands that take an earlier run. */
export interface RunOptions extends CommonOptions {
  /** Folder of the run. */
  readonly run: string;
}

/** Options of `plan`. */
export interface PlanOptions extends CommonOptions {
  /** Suite name or plan file. */
  readonly suite: string;
  /** Whether the sweep is that of pairs; absent means no. */
  readonly pairs?: boolean;
  /** Seed that draws the order of the episodes; absent means `usualSeed`. */
  readonly seed?: number;
  /** Stacks side by side instead of those of the plan: a number, or `auto`. */
  readonly lanes?: string;
}

/** Options of `init`. */
export interface InitOptions extends CommonOptions {
  /** Folder for the files. */
  readonly dir: string;
}

/** Options of `lab up`. */
export interface LabUpOptions extends CommonOptions {
  /** Name of a shipped stack, or path of a stack file. */
  readonly stack: string;
  /** When it ends by itself, as a duration. */
  readonly for: string;
  /** Whether its state is shown once it is up; absent means where standard output is a terminal. */
  readonly watch?: boolean;
}

/** Options of `chaos`. */
export interface ChaosOptions extends CommonOptions {
  /** Verb. */
  readonly fault: string;
  /** Host or component of the stack that is up. */
  readonly target: string;
  /** How long it is held, as a duration. */
  readonly for: string;
}

/** Options of `lab exec`. */
export interface LabExecOptions extends CommonOptions {
  /** Host of the stack. */
  readonly host: string;
  /** Program and arguments; everything behind the host, whatever it looks like. */
  readonly '--'?: readonly string[];
}

/** Options of `self-test`. */
export interface SelfTestOptions extends CommonOptions {
  /** Names of cases with commas between; all when absent. */
  readonly only?: string;
  /** Folder of the runs. */
  readonly runs: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** File that receives the result as Markdown; absent when none is wanted. */
  readonly write?: string;
}
