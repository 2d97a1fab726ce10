import { percent } from '../round.ts';
import { exactly, standing } from '../availability.ts';
import type { Case } from '../case.ts';
import { isInterrupted } from '../case.ts';
import type { Check } from '../check.ts';
import { boundsInWords } from '../words.ts';

/** The service was not sound before the fault: by the gate while it ran, or by the slots of the control phase. */
export const unmetSteadyState: Check = {
  id: 'unmet-steady-state',
  reason: 'steady-state-not-met',
  holds: 'The service was sound before every fault',
  breaks: 'The service was not sound before a fault',
  why: 'What was broken before the fault cannot be blamed on it.',
  needs: ['control'],
  weight: 'void',
  ofRun: true,
  judge: (facts) => {
    const gate = facts.digest.events.gateBefore;
    if (!gate) return isInterrupted(facts) ? undefined : 'the steady state before the fault was never judged';
    if (!gate.held) return `before the fault: ${gate.because.join('; ') || 'no reason was given'}`;
    return belowBar(facts);
  },
};

function belowBar({ survey, plan, digest }: Case): string | null {
  const { availability } = plan.bars;
  if (!survey?.control || !digest.events.injected) return null;
  const against = standing(exactly(survey.control), availability);
  if (against === 'clears' || against === 'few') return null;
  return `before the fault ${boundsInWords(survey.control)} were good, the bar is ${percent(availability)}`;
}
