import { inForceOf, slowOf } from '../case.ts';
import type { Check } from '../check.ts';
import { lengthBeside } from '../words.ts';

/**
 * The operation came back by itself while the fault was in force, but for certain later than the budget allows. That is no
 * single point of failure, and no survival either: whatever the plan expects, it is broken. Where it was down again when it
 * was healed it may be a single point of failure yet, and only survival is.
 */
export const slowReturn: Check = {
  id: 'slow-return',
  reason: 'recovered-beyond-budget',
  holds: 'Whatever came back by itself came back within the budget',
  breaks: 'An operation came back by itself, beyond the budget',
  why: 'The stack is redundant, but its users wait longer than it promises.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const slow = slowOf(facts);
    if (!slow) return null;
    const [length, budget] = lengthBeside(slow, facts.plan.bars.failoverBudgetMs);
    const ended = inForceOf(facts) ? 'it ended, but another came before healing' : 'it ended before healing';
    return `the interruption lasted ${length}, the failover budget is ${budget}; ${ended}`;
  },
};
