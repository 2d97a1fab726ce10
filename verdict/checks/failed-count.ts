import type { Check } from '../check.ts';

/** Counting the slots of the operation failed, as when they do not add up to the plan. */
export const failedCount: Check = {
  id: 'failed-count',
  reason: 'check-failed',
  holds: 'Planned slots add up: good, bad, dropped, cut and unknown',
  breaks: 'Slots could not be counted',
  why: 'Where the books do not close nothing in them may be believed.',
  needs: ['control', 'hold', 'after'],
  weight: 'void',
  ofRun: true,
  judge: ({ digest, operation, arm }) => {
    const failure = (arm === 'main' ? digest : digest.returning).failures.get(operation);
    if (failure === undefined) return digest.events.loadStarted ? null : undefined;
    return `counting ${operation} failed: ${failure}`;
  },
};
