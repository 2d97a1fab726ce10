import type { AcceptedCell } from '../../model/baseline.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import { alpha } from '../../model/proof.ts';
import { allowanceMs, deadlineOf } from '../compare/allowance.ts';
import { replicatesOf, spreadOf } from '../compare/spread.ts';
import { cellsOf, hasNumbers } from '../history/cells.ts';

/** Makes the entry of a cell whose finding is known. */
export type Accept = (cell: HistoryCell) => AcceptedCell;

/**
 * How cells of a run are accepted. Of a single point of failure what is felt of it; of a survival the longest gap: as measured,
 * and as long as it may become by the rule of `compare` before that is called longer, the spread of earlier runs included, but no
 * longer than the failover budget, which no survival exceeds; nothing of one without numbers.
 */
export function acceptorOf(run: HistoryLine, earlier: readonly HistoryLine[]): Accept {
  const replicates = replicatesOf(run, run, earlier).map(cellsOf);
  const chance = alpha / Math.max(run.cells.length, 1);
  const budgetMs = run.settings['bars.failoverBudgetMs'] ?? Infinity;
  return (cell) => {
    const measured = cell.gap && { gapMs: [cell.gap.lowMs, cell.gap.highMs ?? cell.gap.lowMs] as const };
    if (cell.finding === 'proven') return { finding: 'proven', effect: cell.effect };
    if (!hasNumbers(cell)) return { finding: 'refuted' };
    const [, highMs] = measured?.gapMs ?? [0, 0];
    const spread = spreadOf(replicates, cellKey(cell), 'gap', chance) ?? 0;
    const openMs = Math.max(allowanceMs(cell, deadlineOf(run)), spread);
    return { finding: 'refuted', ...measured, gapUpToMs: Math.min(Math.ceil(highMs + openMs), budgetMs) };
  };
}
