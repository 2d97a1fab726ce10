import { durationAtLeast, formatDuration, heldAgainst } from '../../model/units.ts';
import type { Case } from '../case.ts';
import { failoverMs, isLate, isLateOutage, leaningOf, slowOf, undecidedOf, unendedOf } from '../case.ts';
import type { Check } from '../check.ts';
import type { Interruption } from '../outage.ts';

/** Clocks are read in whole milliseconds. */
const grainMs = 1;

/**
 * The fault was not held long enough to call an interruption permanent, nor to call it over: it was held for less than twice
 * the time that a failover may take, by the plan or by the stack's own settings, whichever is longer; or the operation began
 * to fail so late that less than that was left for it to return; or it was back, but not for long enough to tell.
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
    const { injectedMs, healBegunMs } = facts.digest.moments;
    // What was never unavailable is told by `degraded-hold`.
    if (injectedMs === null || healBegunMs === null) return null;
    if (leaningOf(facts) === 'degraded' && !isLateOutage(facts)) return null;
    const unended = unendedOf(facts);
    if (!unended) return returningFor(facts);
    return shortFor(facts, healBegunMs - injectedMs) ?? lateFor(facts, unended, { injectedMs, healBegunMs });
  },
};

function shortFor(facts: Case, heldMs: number): string | null {
  const wantedMs = 2 * failoverMs(facts);
  if (heldMs + grainMs >= wantedMs) return null;
  const whose =
    failoverMs(facts) > facts.plan.bars.failoverBudgetMs ? "the stack's own failover time" : 'the failover budget';
  const [held, wanted] = heldAgainst(heldMs, wantedMs, durationAtLeast);
  return `the fault was held for ${held}, twice ${whose} is ${wanted}`;
}

function returningFor(facts: Case): string | null {
  const undecided = undecidedOf(facts);
  if (!undecided || slowOf(facts)) return null;
  // What may have been in force when healing began has not been survived.
  const isOpen = leaningOf(facts) === 'proven' || (leaningOf(facts) === 'refuted' && undecided.ending === 'unclear');
  if (!isOpen) return null;
  const began = durationAtLeast(undecided.lowMs);
  return `an interruption of ${began} or more seemed over shortly before healing, too short before to be sure of it`;
}

function lateFor(facts: Case, unended: Interruption, at: { injectedMs: number; healBegunMs: number }): string | null {
  // A hold above the bar that ends in an interruption has seen the begin of something, and not what becomes of it.
  if (!isLate(facts, unended) && leaningOf(facts) !== 'refuted') return null;
  const began = formatDuration(unended.onsetMs - at.injectedMs);
  const left = formatDuration(at.healBegunMs - unended.onsetMs);
  return `an interruption began ${began} after the injection and was watched for ${left} only`;
}
