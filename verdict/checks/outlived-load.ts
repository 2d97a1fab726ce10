import { isOutlived } from '../case.ts';
import type { Check } from '../check.ts';

/** Injecting or healing took so long that the load ended before the phase after healing did: nobody asked the service then. */
export const outlivedLoad: Check = {
  id: 'outlived-load',
  reason: 'load-invalid',
  holds: 'Every load lasted until its episode was judged',
  breaks: 'A load ended before its episode was judged',
  why: 'Where nothing was asked nothing answers: that is slow acts, and no service that stayed down.',
  needs: ['after'],
  weight: 'doubt',
  ofRun: true,
  judge: (facts) => {
    const { gateAfter } = facts.digest.events;
    if (!gateAfter) return undefined;
    return isOutlived(facts) ? `after healing: ${gateAfter.because.join('; ')}` : null;
  },
};
