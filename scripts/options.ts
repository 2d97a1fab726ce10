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
  /** Seed that draws the order of the episodes. */
  readonly seed: number;
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
