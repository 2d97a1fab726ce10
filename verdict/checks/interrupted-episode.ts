import type { Check } from '../check.ts';
import { isInterrupted } from '../case.ts';

/** The episode has no end: somebody stopped the run, or the controller died. */
export const interruptedEpisode: Check = {
  id: 'interrupted-episode',
  reason: 'interrupted',
  holds: 'Every episode came to its end',
  breaks: 'An episode was interrupted',
  why: 'Half an episode shows an outage without its end, or none because it was not yet there.',
  needs: [],
  weight: 'void',
  ofRun: true,
  judge: (facts) => {
    if (!isInterrupted(facts)) return null;
    const { interruptedBy, started } = facts.digest.events;
    const how = interruptedBy ? `was interrupted by ${interruptedBy.signal}` : 'has no end in the journal';
    return `episode ${started.episode} ${how}`;
  },
};
