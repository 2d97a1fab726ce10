import { formatDuration } from '../../model/units.ts';
import { percent } from '../round.ts';
import { slotsToDecide, standing } from '../availability.ts';
import type { Case } from '../case.ts';
import { holdOf, isBelowBar, slowOf } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords, lengthInWords } from '../words.ts';

/**
 * The measurement does not decide: the interval of the hold's availability contains the bar, or the bracket of the longest
 * interruption contains the budget. Silent where an interruption was beyond the budget for certain.
 */
export const straddledBar: Check = {
  id: 'straddled-bar',
  reason: 'straddles-bar',
  holds: 'Every measurement lies on one side of its bar',
  breaks: 'A measurement lies on both sides of its bar',
  why: 'Inside the interval the answer is chance.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => (slowOf(facts) ? null : (shareStraddles(facts) ?? lengthStraddles(facts))),
};

function shareStraddles(facts: Case): string | null {
  const { survey, plan } = facts;
  const { availability: bar } = plan.bars;
  const shown = holdOf(facts);
  if (!survey?.hold || !shown || standing(shown, bar) !== 'straddles') return null;
  const more = slotsToDecide(shown, bar) - shown.n;
  const needed = Number.isFinite(more) ? `about ${more} more slots would decide` : 'more slots would not decide';
  return `${boundsInWords(survey.hold)} were good, the bar is ${percent(bar)}; ${needed}`;
}

function lengthStraddles(facts: Case): string | null {
  const budgetMs = facts.plan.bars.failoverBudgetMs;
  const between = facts.survey?.felt.interruptions.find(({ ending, lowMs, highMs }) => {
    if (highMs <= budgetMs || ending === 'unended' || ending === 'unclear') return false;
    return ending === 'over' ? lowMs <= budgetMs : !isBelowBar(facts);
  });
  if (!between) return null;
  return `an interruption of ${lengthInWords(between)} may or may not be within the budget of ${formatDuration(budgetMs)}`;
}
