import { leaningOf } from '../case.ts';
import type { Check } from '../check.ts';

/** The hold clears the bar, but no good answer named a server other than the target: nobody is known to have survived. */
export const unseenSurvivor: Check = {
  id: 'unseen-survivor',
  reason: 'load-invalid',
  holds: 'Survivors were seen serving',
  breaks: 'No survivor was seen serving',
  why: 'Good answers from nowhere may come from a cache, or from the target that was meant to be out.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const { survey, fault, target } = facts;
    if (!survey?.hold || leaningOf(facts) !== 'refuted') return null;
    const survivors = [...survey.servedBy.hold.keys()].filter((server) => fault === 'sham' || server !== target);
    return survivors.length > 0 ? null : `none of ${survey.hold.good} good answers named a server that survived`;
  },
};
