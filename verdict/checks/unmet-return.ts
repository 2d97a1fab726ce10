import { percent } from '../round.ts';
import { exactly, standing } from '../availability.ts';
import type { Case } from '../case.ts';
import { isInterrupted, isOutlived } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords } from '../words.ts';

/** The service was not sound again after healing and the time allowed to recover. Undoing a fault can hurt as well. */
export const unmetReturn: Check = {
  id: 'unmet-return',
  reason: 'not-recovered',
  holds: 'The service was sound again after every healing',
  breaks: 'The service was not sound again after healing',
  why: 'A service that stays down after healing is down for another reason, or worse off than the plan knows.',
  needs: ['after'],
  weight: 'doubt',
  ofRun: true,
  judge: (facts) => {
    const { injected, healed, gateAfter } = facts.digest.events;
    if (!injected || !healed || isInterrupted(facts)) return undefined;
    if (!gateAfter) return 'the steady state after healing was never judged';
    // `outlived-load` tells.
    if (isOutlived(facts)) return undefined;
    if (!gateAfter.held) return `after healing: ${gateAfter.because.join('; ') || 'no reason was given'}`;
    return belowBar(facts);
  },
};

function belowBar({ survey, plan }: Case): string | null {
  const against = standing(survey?.after ? exactly(survey.after) : null, plan.bars.availability);
  if (!survey?.after || against === 'clears' || against === 'few') return null;
  return `after healing ${boundsInWords(survey.after)} were good, the bar is ${percent(plan.bars.availability)}`;
}
