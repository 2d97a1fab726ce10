import type { Case } from '../case.ts';
import type { Answer, Check } from '../check.ts';

/**
 * The books of returning users do not close, or none of their requests came back as a sample. Main users are judged all the
 * same: nothing that follows from their requests is in doubt.
 */
export const unbookedReturningUsers: Check = {
  id: 'unbooked-returning-users',
  reason: 'load-invalid',
  holds: 'Every request of returning users is accounted for',
  breaks: 'Requests of returning users are not accounted for',
  why: 'Without them nobody knows whether kept connections hide a failure, or make it worse.',
  needs: ['control', 'hold', 'after'],
  weight: 'note',
  ofRun: true,
  judge: (facts) => {
    const { events } = facts.digest;
    if (facts.arm !== 'main' || facts.plan.load.returningPerSecond === 0 || !events.loadEnded) return undefined;
    return missing(facts);
  },
};

function missing({ operation, digest: { returning } }: Case): Answer {
  const failure = returning.failures.get(operation);
  if (failure !== undefined) return `counting ${operation} of returning users failed: ${failure}`;
  const survey = returning.surveys.get(operation);
  if (!survey) return undefined;
  const { requests, doubled, slots } = survey;
  if (requests === 0) return `no sample of ${operation} by returning users for ${slots.planned} planned slots`;
  return doubled > 0 ? `${doubled} samples of ${operation} by returning users name an iteration a second time` : null;
}
