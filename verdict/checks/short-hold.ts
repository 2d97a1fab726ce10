import { formatDuration } from '../../model/units.ts';
import type { Case } from '../case.ts';
import { leaningOf, unendedOf } from '../case.ts';
import type { Check } from '../check.ts';
import type { Interruption } from '../outage.ts';

/** Clocks are read in whole milliseconds. */
const grainMs = 1;

/**
 * The fault was not held long enough to call an interruption permanent: less than twice the failover budget in all, or the
 * operation began to fail so late that less than twice the budget was left for it to return.
 */
export const shortHold: Check = {
  id: 'short-hold',
  reason: 'hold-too-short',
  holds: 'Every fault was held long enough for a failover to show',
  breaks: 'A fault was not held long enough for a failover to show',
  why: 'Whoever heals before a failover could be complete proves a single point of failure that is none.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const unended = unendedOf(facts);
    const { injectedMs, healBegunMs } = facts.digest.moments;
    if (!unended || injectedMs === null || healBegunMs === null) return null;
    return shortFor(facts, healBegunMs - injectedMs) ?? lateFor(facts, unended, { injectedMs, healBegunMs });
  },
};

function shortFor({ plan }: Case, heldMs: number): string | null {
  const wantedMs = 2 * plan.bars.failoverBudgetMs;
  if (heldMs + grainMs >= wantedMs) return null;
  return `the fault was held for ${formatDuration(heldMs)}, twice the failover budget is ${formatDuration(wantedMs)}`;
}

function lateFor(facts: Case, unended: Interruption, at: { injectedMs: number; healBegunMs: number }): string | null {
  const budgetMs = facts.plan.bars.failoverBudgetMs;
  const leftMs = at.healBegunMs - unended.startMs;
  const inTime = unended.startMs <= at.injectedMs + budgetMs || leftMs >= 2 * budgetMs;
  // A hold above the bar that ends in an interruption has seen the begin of something, and not what becomes of it.
  if (inTime && leaningOf(facts) !== 'refuted') return null;
  const began = formatDuration(unended.startMs - at.injectedMs);
  return `an interruption began ${began} after the injection and was watched for ${formatDuration(leftMs)} only`;
}
