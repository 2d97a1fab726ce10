import { percent } from '../round.ts';
import { leaningOf, slowOf, unendedOf } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords } from '../words.ts';

/** The hold is below the bar although every interruption ended by itself within the budget: there were many of them. */
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
    if (!survey?.hold || leaningOf(facts) !== 'proven' || unendedOf(facts) || slowOf(facts)) return null;
    const times = survey.felt.interruptions.length;
    const share = boundsInWords(survey.hold);
    return `${share} were good against a bar of ${percent(plan.bars.availability)}: it came back and fell again, ${times} times`;
  },
};
