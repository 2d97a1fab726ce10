import { percent } from '../round.ts';
import { unavailableBelow } from '../availability.ts';
import { isLateOutage, leaningOf, slowOf, undecidedOf, unendedOf } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords } from '../words.ts';

/**
 * From the failover budget on the operation was below the bar for certain, to the healing and not only for a while, but it
 * was not unavailable. That is no survival, and no single point of failure either: most of its users were served.
 */
export const degradedHold: Check = {
  id: 'degraded-hold',
  reason: 'degraded-until-healed',
  holds: 'Whatever did not survive was unavailable',
  breaks: 'An operation stayed below its bar until healed without being unavailable',
  why: 'Worse than promised is not gone: calling it a single point of failure would send people after the wrong thing.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const { survey, plan } = facts;
    if (!survey?.hold || leaningOf(facts) !== 'degraded' || slowOf(facts)) return null;
    if (!unendedOf(facts) && !undecidedOf(facts)) return null;
    // `short-hold` tells.
    if (isLateOutage(facts)) return null;
    const bars = `the bar is ${percent(plan.bars.availability)}, unavailable is below ${percent(unavailableBelow)}`;
    return `${boundsInWords(survey.hold)} were good until it was healed: ${bars}`;
  },
};
