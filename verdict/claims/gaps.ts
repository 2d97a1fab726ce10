import type { Cell } from '../../model/cell.ts';
import type { FailoverGap } from '../../model/claims-verdict.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Runs } from './condition.ts';
import { allWithinOf, longestGapOf } from './gap.ts';

/** Every act that was survived with an interruption, by the operation that felt it longest, against its stack's formula. */
export const gapsOf = (runs: Runs): readonly FailoverGap[] =>
  [...runs.values()].flatMap(({ verdict }) => (verdict ? gapsIn(verdict) : []));

function gapsIn(verdict: Verdict): readonly FailoverGap[] {
  const survived = verdict.cells.filter(
    ({ arm, fault, finding }) => arm === 'main' && fault !== 'sham' && finding === 'refuted',
  );
  const acts = Map.groupBy(survived, ({ target, fault }) => `${fault} ${target}`);
  return [...acts.values()].flatMap((cells) => gapIn(cells, verdict) ?? []);
}

function gapIn(cells: readonly Cell[], { stack }: Verdict): FailoverGap | undefined {
  const cell = longestGapOf(cells);
  if (!cell?.outage) return undefined;
  const { target, fault, operation, outage, detection } = cell;
  const [allowedMs, formula] = [stack.failoverBudgetMs, stack.failoverBecause];
  const within = allWithinOf(cells, allowedMs);
  return { stack: stack.name, target, fault, operation, outage, allowedMs, formula, within, detection };
}
