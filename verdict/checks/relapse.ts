import { percent } from '../round.ts';
import { isBelowBar, slowOf, undecidedOf, unendedOf } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords } from '../words.ts';

/** The hold is below the bar for certain although every interruption was over by itself within the budget. */
export const relapse: Check = {
  id: 'relapse',
  reason: 'fell-again',
  holds: 'What came back stayed',
  breaks: 'An operation came back by itself and fell again',
  why: 'It neither stayed away until healed nor survived.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const { survey, plan } = facts;
    if (!survey?.hold || !isBelowBar(facts)) return null;
    if (unendedOf(facts) || undecidedOf(facts) || slowOf(facts)) return null;
    const { length } = survey.felt.interruptions;
    const times = length === 1 ? 'once' : `${length} times`;
    const share = boundsInWords(survey.hold);
    return `${share} were good against a bar of ${percent(plan.bars.availability)}: it came back and fell again, ${times}`;
  },
};
