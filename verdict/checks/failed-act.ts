import { isInterrupted } from '../case.ts';
import type { Check } from '../check.ts';

/** The fault was to be injected and was not. */
export const failedAct: Check = {
  id: 'failed-act',
  reason: 'fault-failed',
  holds: 'Every fault was injected',
  breaks: 'A fault could not be injected',
  why: 'A service that survives a fault which never happened has survived nothing.',
  needs: [],
  weight: 'void',
  ofRun: true,
  judge: (facts) => {
    const { failures, injected, gateBefore } = facts.digest.events;
    const failure = failures.find(({ act }) => act === 'inject');
    if (failure) return `${facts.fault} ${facts.target}: ${failure.because}`;
    if (injected) return null;
    if (isInterrupted(facts) || !gateBefore?.held) return undefined;
    return `${facts.fault} ${facts.target} was never injected`;
  },
};
