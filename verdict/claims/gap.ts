import type { Cell, Outage } from '../../model/cell.ts';
import type { GapCondition } from '../../model/claim.ts';
import type { Truth } from '../../model/truth.ts';
import { worst } from '../../model/truth.ts';
import { durationAtLeast, durationAtMost, formatDuration } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { fewOf, wantedCells } from './acts.ts';
import type { Seen } from './seen.ts';
import { contradicted, unseen } from './seen.ts';

/** Whether an interruption lies within what is allowed; unknown when its bracket lies across the limit. */
export function withinOf({ lengthLowMs, lengthHighMs, censored }: Outage, allowedMs: number): Truth {
  if (lengthLowMs > allowedMs) return 'broken';
  return !censored && lengthHighMs !== null && lengthHighMs <= allowedMs ? 'held' : 'unknown';
}

/** The same of every operation that felt an act: each of them has to lie within, the worst counts. */
export const allWithinOf = (cells: readonly Cell[], allowedMs: number): Truth =>
  worst(cells.flatMap(({ outage }) => (outage ? [withinOf(outage, allowedMs)] : [])));

/** The cell with the longest interruption, of which one that was not seen to be over is the longest; undefined without any. */
export const longestGapOf = (cells: readonly Cell[]): Cell | undefined =>
  cells
    .filter(({ outage }) => outage !== null)
    .toSorted((a, b) => endless(b) - endless(a) || (b.outage?.lengthLowMs ?? 0) - (a.outage?.lengthLowMs ?? 0))[0];

const endless = ({ outage }: Cell): number => (outage?.censored && outage.lengthLowMs > 0 ? 1 : 0);

/** Whether each act was felt, and for no longer than the settings of the stack allow a failover to take. */
export function judgeGap(condition: GapCondition, verdict: Verdict): Seen {
  const { failoverBudgetMs, failoverBecause } = verdict.stack;
  const seen = condition.targets.flatMap((target) =>
    condition.faults.map((fault) => ofAct({ ...condition, targets: [target], faults: [fault] }, verdict)),
  );
  const truth = worst(seen.map((one) => one.truth));
  const shown = truth === 'held' ? seen : seen.filter((one) => one.truth === truth);
  const because = `${fewOf(shown.map((one) => one.because))}; allowed ${formatDuration(failoverBudgetMs)} (${failoverBecause})`;
  return { truth, ...(truth === 'broken' && { contrary: true as const }), because };
}

function ofAct(condition: GapCondition, verdict: Verdict): Seen {
  const name = `${condition.faults.join()} ${condition.targets.join()}`;
  const wanted = wantedCells(verdict, condition);
  const cells = wanted.flatMap(({ cell }) => (cell && cell.effect !== 'unknown' ? [cell] : []));
  if (cells.length < wanted.length) return unseen(`${name} was not judged`);
  const longest = longestGapOf(cells)?.outage;
  if (!longest) return contradicted(`${name} was not felt`);
  const { lengthLowMs, lengthHighMs, censored } = longest;
  const high = censored || lengthHighMs === null ? 'no end seen' : durationAtMost(lengthHighMs);
  const because = `${name} was felt for ${durationAtLeast(lengthLowMs)} to ${high}`;
  return { truth: allWithinOf(cells, verdict.stack.failoverBudgetMs), because };
}
