import type { Availability, Cell, Effect, Finding } from './cell.ts';
import type { FaultId } from './plan.ts';
import type { ArmName } from './sample.ts';
import type { OperationName } from './stack.ts';
import type { Truth } from './truth.ts';

/** What stays of a run when its folder is gone: one line of `history.ndjson`. Made from the verdict and nothing else. */
export interface HistoryLine {
  /** Schema of the line. */
  readonly schema: 'spofproof/history@1';
  /** Name of the run folder; a run has one line. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** Start, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** From the first to the last event. */
  readonly durationMs: number;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** The worst of all expectations; of a run that was cut, unknown at best. */
  readonly outcome: Truth;
  /** 0, 1 or 2, as the verdict has it. */
  readonly exitCode: number;
  /** The stack that was tested. */
  readonly stack: StackPrint;
  /** Hash of all in the plan that changes what is measured; what it expects does not. */
  readonly planHash: string;
  /** Numbers of the plan by their way, for example `load.deadlineMs`. */
  readonly settings: Readonly<Record<string, number>>;
  /** Versions by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** The machine. */
  readonly host: Readonly<Record<string, string | number>>;
  /** One per cell, the sham's among them. */
  readonly cells: readonly HistoryCell[];
  /** Questions that were asked of the stack beside the cells. */
  readonly probes: readonly HistoryProbe[];
}

/** A probe as far as runs are compared by it. */
export interface HistoryProbe {
  /** Its name, with target and fault where it has them: `serving-order of server1 under stop`. */
  readonly name: string;
  /** Whether its statement is true of the stack. */
  readonly verdict: Truth;
  /** What became of what the plan expected of it. */
  readonly expectation: Truth;
}

/** By what a stack is known again. */
export interface StackPrint {
  /** Name by which plans refer to it. */
  readonly name: string;
  /** Hash of everything but words for people. */
  readonly hash: string;
  /** Hash of each component, by name: tells which one was changed. */
  readonly components: Readonly<Record<string, string>>;
}

/** What names a cell within a stack and suite. */
export type CellName = Pick<Cell, 'target' | 'fault' | 'operation' | 'arm'>;

/** A cell as far as runs are compared by it. */
export interface HistoryCell {
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came. */
  readonly arm: ArmName;
  /** What became of the plan's expectation. */
  readonly expectation: Truth;
  /** Is it a single point of failure? */
  readonly finding: Finding;
  /** What was felt. */
  readonly effect: Effect;
  /** Episodes behind the cell. */
  readonly episodes: number;
  /** The longest interruption; null when there was none. */
  readonly gap: Gap | null;
  /** When the balancer's own settings want it to notice, from the injection; null where they imply nothing. */
  readonly notice: { readonly lowMs: number; readonly highMs: number } | null;
  /** Availability of the hold; null where the phase did not happen. */
  readonly hold: Availability | null;
  /** 99th percentile of latency in the hold; null when it lies among those without a correct answer, or there is no data. */
  readonly p99Ms: number | null;
  /** Why unknown, or by how much an expectation broke, machine-readable; each once. */
  readonly reasons: readonly string[];
  /** What the same fault proved of returning users; null without any, and in their own cells. */
  readonly returning: Finding | null;
}

/** An interruption as far as runs are compared by it. */
export interface Gap {
  /** At least this long. */
  readonly lowMs: number;
  /** At most this long; null when only the healing ended it, or nothing did. */
  readonly highMs: number | null;
}

/** The one text that names a cell: `server1/stop/read`, with `/returning` behind for users who keep their connection. */
export const cellKey = ({ target, fault, operation, arm }: CellName): string =>
  [target, fault, operation, ...(arm === 'main' ? [] : [arm])].join('/');
