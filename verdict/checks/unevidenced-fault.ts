import { supports } from '../../model/evidence.ts';
import type { Check } from '../check.ts';
import { contrary, momentOf } from '../evidence.ts';

/** After the injection nothing independent of the load showed that the fault had taken hold. */
export const unevidencedFault: Check = {
  id: 'unevidenced-fault',
  reason: 'fault-not-evidenced',
  holds: 'Every fault was seen to take hold',
  breaks: 'A fault was not seen to take hold',
  why: 'The worst error of such tools is success although nothing was injected.',
  needs: [],
  weight: 'void',
  ofRun: true,
  judge: ({ digest: { events }, fault, target }) => {
    if (!events.injected) return undefined;
    const last = momentOf(events, 'bit').at(-1);
    if (last && supports(last.evidence)) return null;
    if (!last && fault === 'sham') return undefined;
    return `${fault} ${target}: ${last ? contrary(last.evidence) : 'nothing was looked at after the injection'}`;
  },
};
