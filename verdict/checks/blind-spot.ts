import { bearablePauseMs } from '../../model/proof.ts';
import { heldAgainst } from '../../model/units.ts';
import { isInterrupted } from '../case.ts';
import type { Check } from '../check.ts';

/**
 * While the fault was in force no request was due for longer than an interruption may last: one of that length may have gone
 * by unseen. Requests are due when they are really begun, so a generator that stalls leaves such a gap. What is shorter than
 * the deadline nobody feels.
 */
export const blindSpot: Check = {
  id: 'blind-spot',
  reason: 'generator-starved',
  holds: 'Somebody always asked while a fault was in force',
  breaks: 'Nobody asked for a while under a fault',
  why: 'An interruption in which nobody asks is an interruption that nobody sees.',
  needs: ['hold'],
  weight: 'caveat',
  ofRun: true,
  judge: (facts) => {
    const { survey, plan, digest, operation } = facts;
    if (!survey || !digest.events.injected || isInterrupted(facts)) return undefined;
    const { blindMs } = survey.felt;
    if (blindMs <= bearablePauseMs(plan)) return null;
    const [blind, budget] = heldAgainst(blindMs, plan.bars.failoverBudgetMs);
    return `no ${operation} was due for ${blind} under the fault, an interruption may last ${budget}`;
  },
};
