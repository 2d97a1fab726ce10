import type { Cell } from '../../model/cell.ts';
import type { FaultId } from '../../model/plan.ts';
import type { OperationName } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';

/** Cells that a condition asks for. */
export interface Wanted {
  /** Hosts or components. */
  readonly targets: readonly string[];
  /** Verbs. */
  readonly faults: readonly FaultId[];
  /** What users did. */
  readonly operations: readonly OperationName[];
}

/** One cell that is asked for; undefined when the run did not judge it. */
export interface WantedCell {
  /** `kill server1, read`. */
  readonly name: string;
  /** The cell of users who come over new connections. */
  readonly cell: Cell | undefined;
}

/** Every cell that is asked for, judged or not. */
export const wantedCells = ({ cells }: Verdict, { targets, faults, operations }: Wanted): readonly WantedCell[] =>
  targets.flatMap((target) =>
    faults.flatMap((fault) =>
      operations.map((operation) => ({
        name: `${fault} ${target}, ${operation}`,
        cell: cells.find(
          (cell) =>
            cell.arm === 'main' && cell.target === target && cell.fault === fault && cell.operation === operation,
        ),
      })),
    ),
  );

/** The acts in words: `stop, kill of server1, server2`. */
export const actsInWords = ({ targets, faults }: Pick<Wanted, 'targets' | 'faults'>): string =>
  faults.every((fault) => fault === 'sham') ? 'nothing done' : `${faults.join(', ')} of ${targets.join(', ')}`;

/** Names of what is at fault, the first few of them. */
export function fewOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join('; ');
  return names.length > 3 ? `${shown}; and ${names.length - 3} more` : shown;
}
