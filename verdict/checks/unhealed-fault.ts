import { supports } from '../../model/evidence.ts';
import { isInterrupted } from '../case.ts';
import type { Check } from '../check.ts';
import { contrary, momentOf } from '../evidence.ts';

/** Healing was not complete, or nothing independent of the load showed the target in service again. */
export const unhealedFault: Check = {
  id: 'unhealed-fault',
  reason: 'not-healed',
  holds: 'Every target was seen in service again',
  breaks: 'A target was not seen in service again',
  why: 'That the service returned because of the healing is half of the proof, and the next episode needs the target.',
  needs: [],
  weight: 'doubt',
  ofRun: true,
  judge: (facts) => {
    const { digest, fault, target } = facts;
    const { injected, healed, failures } = digest.events;
    if (!injected || isInterrupted(facts)) return undefined;
    if (!healed)
      return `${target}: ${failures.find(({ act }) => act === 'heal')?.because ?? 'healing was never complete'}`;
    const last = momentOf(digest.events, 'healed').at(-1);
    if (last && supports(last.evidence)) return null;
    if (!last && fault === 'sham') return undefined;
    return `${target}: ${last ? contrary(last.evidence) : 'nothing was looked at after healing'}`;
  },
};
