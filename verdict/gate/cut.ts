import { exitCodes } from '../../model/exit.ts';
import type { HistoryLine } from '../../model/history.ts';
import { worst } from '../../model/truth.ts';

/**
 * Whether a run was cut by its deadline or a signal, as far as its line tells: the verdict of such a run is unknown although no cell
 * or probe is, and its exit code is that of unknown even where something broke.
 */
export function wasCut({ outcome, exitCode, cells, probes }: HistoryLine): boolean {
  const expected = [...cells, ...probes].map(({ expectation }) => expectation);
  return exitCode !== exitCodes[outcome] || (outcome === 'unknown' && worst(expected) === 'held');
}
