import type { Case } from '../case.ts';
import { allowedBad, isBelowBar } from '../case.ts';
import type { Answer, Check } from '../check.ts';

/**
 * Something was felt in an episode in which nothing was done: more bad slots than the bar allows, or a hold below the bar.
 * Breaks in the sham itself, and in every other cell of the run.
 */
export const dirtySham: Check = {
  id: 'dirty-sham',
  reason: 'sham-not-clean',
  holds: 'Nothing was felt in the control arm',
  breaks: 'The control arm is missing or not clean',
  why: 'Where doing nothing is felt, whatever is felt under a fault may be the doing of the test itself.',
  needs: ['control', 'hold', 'after'],
  weight: 'doubt',
  ofRun: true,
  judge: (facts) => {
    if (facts.sham) return facts.sham.clean ? null : facts.sham.sentence;
    return feltInSham(facts);
  },
};

function feltInSham(facts: Case): Answer {
  const { survey, digest } = facts;
  if (!survey || !digest.events.injected) return undefined;
  const { bad, slots } = survey.felt;
  if (bad <= allowedBad(facts) && !isBelowBar(facts)) return null;
  return `${bad} of ${slots} slots were bad although nothing was done, the bar allows ${allowedBad(facts)}`;
}
