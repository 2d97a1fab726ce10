import type { Cell, Effect, Finding, Reason } from '../model/cell.ts';
import type { OperationName } from '../model/stack.ts';

/** What is true of a cell, whatever anybody measures. */
export interface CellTruth {
  /** Whether its target is a single point of failure; `unknown` where nobody can know, or where the answer is neither. */
  readonly finding: Finding;
  /** What was felt: one of these. */
  readonly effects: readonly Effect[];
  /** One of these must be given as a reason; absent when none need be. */
  readonly reasons?: readonly Reason[];
  /**
   * Length of the longest interruption: its bracket must meet what lies between these, in milliseconds, and reach no further beyond
   * them than measuring blurs. Absent when it is not known.
   */
  readonly gapMs?: readonly [least: number, most: number];
  /** Whether the interruption is to be told as longer than the hold; absent when it does not matter. */
  readonly censored?: boolean;
  /** Whether anything may be injected; absent when it does not matter. */
  readonly injected?: boolean;
  /** Which acknowledged writes are gone, one at least; absent when it does not matter. */
  readonly lost?: 'what-the-primary-lacks';
}

/** The truth of one experiment: the same for every operation, or by operation. */
export type ExperimentTruth = CellTruth | Readonly<Record<OperationName, CellTruth>>;

/** The truth of a case by experiment, written `fault target`; `*` stands for every other one, the sham included. */
export type CaseTruth = Readonly<Record<string, ExperimentTruth>>;

/** Nothing is felt: what a sham must come to. */
export const untouched: CellTruth = { finding: 'refuted', effects: ['none'] };

/** Others take over within the failover budget. */
export const survives: CellTruth = { finding: 'refuted', effects: ['none', 'blip'] };

/** Nobody takes over. */
export const fails: CellTruth = { finding: 'proven', effects: ['outage'], censored: true };

/** Nobody takes over, and some of the requests fail until it is healed. */
export const failsInPart: CellTruth = { finding: 'proven', effects: ['degraded'], censored: true };

/** Nothing may be said, for one of these reasons. */
export const unknowable = (...reasons: readonly Reason[]): CellTruth => ({
  finding: 'unknown',
  effects: ['unknown'],
  reasons,
});

/** The truth of a cell; undefined when the answers lack it. What is done to nobody is felt by nobody, unless said otherwise. */
export function truthOf(
  truth: CaseTruth,
  { fault, target, operation }: Pick<Cell, 'fault' | 'target' | 'operation'>,
): CellTruth | undefined {
  const found = truth[`${fault} ${target}`] ?? truth['*'] ?? (fault === 'sham' ? untouched : undefined);
  return found && ('finding' in found ? found : found[operation]);
}
