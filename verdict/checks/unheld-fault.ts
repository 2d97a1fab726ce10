import { supports } from '../../model/evidence.ts';
import type { Case } from '../case.ts';
import type { Check } from '../check.ts';
import { contrary, momentOf } from '../evidence.ts';

/**
 * The fault did not last for the whole hold: a look saw it gone, nobody looked right before healing, or the target itself
 * gave good answers while it was meant to be out.
 */
export const unheldFault: Check = {
  id: 'unheld-fault',
  reason: 'fault-not-held',
  holds: 'Every fault lasted until it was healed',
  breaks: 'A fault was gone before it was healed',
  why: 'A service that is back because the fault ended by itself has not failed over.',
  needs: ['hold'],
  weight: 'void',
  ofRun: true,
  judge: (facts) => {
    const { injected, healBegun } = facts.digest.events;
    const bit = momentOf(facts.digest.events, 'bit').at(-1);
    // Where it never took hold, `unevidenced-fault` tells; where healing never began, `unhealed-fault` does.
    if (!injected || !healBegun || (bit && !supports(bit.evidence))) return null;
    return looksSay(facts) ?? answersSay(facts);
  },
};

function looksSay({ digest: { events }, fault }: Case): string | null {
  const looks = [...momentOf(events, 'holds'), ...momentOf(events, 'still')];
  const against = looks.find(({ evidence }) => !supports(evidence));
  if (against) return `before healing: ${contrary(against.evidence)}`;
  const unseen = fault !== 'sham' && momentOf(events, 'still').length === 0;
  return unseen ? 'nothing was looked at right before healing' : null;
}

function answersSay({ survey, fault, target }: Case): string | null {
  const count = survey?.servedBy.hold.get(target) ?? 0;
  if (fault === 'sham' || count === 0) return null;
  return `${target} gave ${count} good answers while it was meant to be out`;
}
