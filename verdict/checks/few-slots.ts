import type { Availability } from '../../model/cell.ts';
import { percent } from '../round.ts';
import { slotsNeeded } from '../../model/proof.ts';
import { standing } from '../availability.ts';
import type { Case } from '../case.ts';
import { slowOf } from '../case.ts';
import type { Check } from '../check.ts';

/**
 * A phase has so few slots that its lower bound could not clear the bar even if all were good: fewer than the least n with
 * 0.05^(1/n) >= bar, which is 299 for 99 %.
 */
export const fewSlots: Check = {
  id: 'few-slots',
  reason: 'too-few-slots',
  holds: 'Every phase had slots enough to clear the bar',
  breaks: 'A phase had too few slots to clear the bar',
  why: 'No failure among few requests is no evidence: absence of an alarm must not pass for survival.',
  needs: ['control', 'hold', 'after'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const { survey, digest } = facts;
    if (!survey || !digest.events.injected) return null;
    const before = fewIn(facts, 'before the fault', survey.control);
    const during = slowOf(facts) ? null : fewIn(facts, 'while the fault was held', survey.hold);
    const after = digest.events.healed ? fewIn(facts, 'after healing', survey.after) : null;
    return before ?? during ?? after;
  },
};

function fewIn({ plan }: Case, phase: string, availability: Availability | null): string | null {
  const { availability: bar } = plan.bars;
  if (standing(availability, bar) !== 'few') return null;
  return `${availability?.n ?? 0} slots ${phase}, the bar of ${percent(bar)} takes at least ${slotsNeeded(bar)}`;
}
