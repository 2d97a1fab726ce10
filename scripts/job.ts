import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import type { ToolPaths } from '../model/tools.ts';
import type { Stage } from './meeting.ts';
import type { Deadline } from './night/deadline.ts';
import type { ForwardedSignal } from './pipe.ts';

/** What the process outside the lab hands to the controller inside: plain data over the control pipe. */
export type Job = ProveJob | LabJob;

/** Run one suite and judge it. */
export interface ProveJob {
  /** Which job. */
  readonly kind: 'prove';
  /** The suite, resolved and valid. */
  readonly plan: Plan;
  /** The stack, complete. */
  readonly stack: StackSpec;
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Folder under which the run gets its own. */
  readonly runsDir: string;
  /**
   * Which of the labs side by side this is; absent when it is the only one. What several gather is judged outside, when all
   * have ended.
   */
  readonly lab?: LabAmong;
  /** Which lane of a run this is; absent when it is the whole run. */
  readonly lane?: LaneJob;
  /** Folder of prepared data directories and bundles. */
  readonly cacheDir: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Versions by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** Command that repeats the run. */
  readonly command: string;
  /** When it winds up, done or not; absent when it may take as long as it takes. */
  readonly deadline?: Deadline;
  /** No progress. */
  readonly quiet: boolean;
  /** Stack traces of failures. */
  readonly verbose: boolean;
}

/** One of several labs side by side. */
export interface LabAmong {
  /** Its number, from 1. */
  readonly number: number;
  /** Whose lines its lines are: `lane 2`, `sweep`, `sweep, lane 2`. */
  readonly name: string;
}

/** One lane of a run: the job's plan is its share of the whole. */
export interface LaneJob {
  /** Its number, from 1. */
  readonly number: number;
  /** Number of its first episode. */
  readonly firstEpisode: number;
  /** Number of the first episode that it repeats. */
  readonly firstRepeat: number;
  /** The plan of the run. */
  readonly whole: Plan;
  /** The folder of the run; absent in the first lane, which makes it. */
  readonly folder?: string;
}

/** Keep a stack up to play with. */
export interface LabJob {
  /** Which job. */
  readonly kind: 'lab';
  /** The stack. */
  readonly stack: StackSpec;
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Folder of prepared data directories and bundles, and of the lab's logs. */
  readonly cacheDir: string;
  /** The lab ends by itself after this long, in milliseconds. */
  readonly forMs: number;
  /** Stack traces of failures. */
  readonly verbose: boolean;
}

/**
 * What the process outside says after the job: a signal it was sent, that the lab is remembered and may go on alone, or that a lane
 * may begin to measure, together with the others or alone, or may end.
 */
export type Word = { readonly signal: ForwardedSignal } | { readonly remembered: true } | { readonly begin: Stage };

/** What the controller says back over the same pipe, one JSON object a line; `done` is its last word, without fail. */
export type Reply =
  | { readonly type: 'run-folder'; readonly folder: string }
  | { readonly type: 'ready'; readonly for: Stage }
  | { readonly type: 'cut'; readonly during: string }
  | { readonly type: 'lab-up'; readonly addresses: Readonly<Record<string, string>>; readonly url: string }
  | { readonly type: 'failed'; readonly lines: readonly string[]; readonly json: object }
  | { readonly type: 'done'; readonly exit: number };
