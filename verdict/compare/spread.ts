import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import type { Quantity } from '../../model/comparison.ts';
import { fewestRuns } from '../../model/proof.ts';
import type { CellLookUp } from '../history/cells.ts';
import { studentQuantile } from './student.ts';

/** Runs of the same plan on the same stack as one of them, without the one that is judged and what came after it. */
export function replicatesOf(
  of: HistoryLine,
  judged: HistoryLine,
  runs: readonly HistoryLine[],
): readonly HistoryLine[] {
  const byId = new Map([...runs, of].map((run) => [run.id, run]));
  return [...byId.values()].filter(
    (run) =>
      run.id === of.id ||
      (run.id !== judged.id &&
        run.suite === of.suite &&
        run.planHash === of.planHash &&
        run.stack.hash === of.stack.hash &&
        (run.startedAt < judged.startedAt || judged.startedAt < of.startedAt)),
  );
}

/**
 * Half of the interval in which the difference of two runs lies by their spread alone: t x s x sqrt(2), with s the standard
 * deviation over the replicates and t Student's quantile for one degree of freedom less (Hahn and Meeker 1991, for the
 * difference of two future single values of which one is judged against the other). The run is the replicate: requests of
 * one run share its fate. Null with fewer than `fewestRuns` runs that know the number.
 */
export function spreadOf(
  replicates: readonly CellLookUp[],
  key: string,
  quantity: Quantity,
  chance: number,
): number | null {
  const values = replicates.flatMap((lookUp) => {
    const cell = lookUp(key);
    const value = cell && valueOf(cell, quantity);
    return value === null ? [] : [value];
  });
  if (values.length < fewestRuns) return null;
  return studentQuantile(chance, values.length - 1) * deviation(values) * Math.SQRT2;
}

/** A number of a cell; null where it is not known, or has no upper end. */
export function valueOf(cell: HistoryCell, quantity: Quantity): number | null {
  if (cell.finding === 'unknown' || cell.hold === null) return null;
  if (quantity === 'availability') return cell.hold.estimate;
  if (quantity === 'p99') return cell.p99Ms;
  if (cell.gap === null) return 0;
  return cell.gap.highMs === null ? null : (cell.gap.lowMs + cell.gap.highMs) / 2;
}

/** Standard deviation of a sample. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
