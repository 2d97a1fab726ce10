import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';

/** Finds a cell of a run by its name; null when the run says nothing of it. */
export type CellLookUp = (key: string) => HistoryCell | null;

/**
 * Looks cells up. Returning users have a cell of their own only where they fared differently: without one they fared as
 * everybody did, which is a finding too, but has no numbers. What everybody felt says nothing of them where they were too few to find
 * anything.
 */
export function cellsOf({ cells }: Pick<HistoryLine, 'cells'>): CellLookUp {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  return (key) => byKey.get(key) ?? asEverybody(byKey.get(key.replace(/\/returning$/, '')));
}

function asEverybody(main: HistoryCell | undefined): HistoryCell | null {
  if (!main || main.returning === null) return null;
  const numberless = { arm: 'returning', gap: null, hold: null, p99Ms: null, returning: null } as const;
  const found = { ...main, ...numberless, finding: main.returning };
  return main.returning === 'unknown'
    ? { ...found, expectation: 'unknown', effect: 'unknown', reasons: ['no numbers of returning users'] }
    : found;
}

/** Whether a cell has numbers of its own: without a hold nothing is known of a gap either. */
export const hasNumbers = ({ hold }: HistoryCell): boolean => hold !== null;
