import type { OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import type { Cell } from '../../model/cell.ts';
import type { Verdict } from '../../model/verdict.ts';

/** What is known of a target over all faults that were tried on it. */
export interface Standing {
  /** The gravest of its findings; `untried` when nothing was done to it. */
  readonly look: Cell['finding'] | 'untried';
  /** A line for each kind of finding: "SPOF: write", "unknown: read"; "survives" when that is all of everything. */
  readonly notes: readonly string[];
}

/**
 * Sums up the cells of a target. Unknown is never passed over: it stands beside what was proven, and never for survival; nor
 * is what only returning users lost, or had worse than expected.
 */
export function standingOf({ cells }: Verdict, target: string): Standing {
  const all = cells.filter((cell) => cell.target === target && cell.fault !== 'sham');
  const own = all.filter(({ arm }) => arm === 'main');
  const proven = operationsOf(own, 'proven');
  const unknown = operationsOf(all, 'unknown').filter((name) => !proven.includes(name));
  const kept = operationsOf(all, 'proven').filter((name) => !proven.includes(name));
  if (own.length === 0) return { look: 'untried', notes: [] };
  if (proven.length + unknown.length + kept.length === 0) return { look: 'refuted', notes: [survivalOf(own)] };
  const notes = [...noteOf('SPOF', proven), ...noteOf('SPOF, kept', kept), ...noteOf('unknown', unknown)];
  return { look: proven.length + kept.length > 0 ? 'proven' : 'unknown', notes };
}

const operationsOf = (cells: readonly Cell[], finding: Cell['finding']): readonly OperationName[] =>
  operationNames.filter((name) => cells.some((cell) => cell.operation === name && cell.finding === finding));

/** Where a plan leaves an operation out, nobody knows whether it survives. */
function survivalOf(cells: readonly Cell[]): string {
  const asked = operationsOf(cells, 'refuted');
  return asked.length === operationNames.length ? 'survives' : `survives: ${asked.join(', ')}`;
}

function noteOf(word: string, operations: readonly OperationName[]): readonly string[] {
  if (operations.length === 0) return [];
  return [`${word}: ${operations.length === operationNames.length ? 'everything' : operations.join(', ')}`];
}
