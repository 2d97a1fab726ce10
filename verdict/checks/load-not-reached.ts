import type { Case } from '../case.ts';
import { isInterrupted } from '../case.ts';
import type { Answer, Check } from '../check.ts';
import { endedWell } from '../gather.ts';

/**
 * The load was not what the plan says. k6 exits 0 when every iteration threw, so its exit code alone is no proof: complaints
 * and the number of requests are looked at as well.
 */
export const loadNotReached: Check = {
  id: 'load-not-reached',
  reason: 'load-invalid',
  holds: 'Every load ran to its end without a complaint',
  breaks: 'A load was not what the plan says',
  why: 'Without requests there are no failures: a dead generator looks like a sound service, or like a dead one.',
  needs: ['control', 'hold', 'after'],
  weight: 'void',
  ofRun: true,
  judge: (facts) => generatorSays(facts) ?? requestsSay(facts),
};

function generatorSays(facts: Case): string | null {
  const { loadEnded, loadStarted, failures } = facts.digest.events;
  const failure = failures.find(({ act }) => act === 'load');
  if (failure) return `the load failed: ${failure.because}`;
  if (!loadEnded) return isInterrupted(facts) ? null : 'the load has no end in the journal';
  if (!endedWell(loadEnded))
    return `k6 ended ${loadEnded.code === null ? 'by a signal' : `with code ${loadEnded.code}`}`;
  if (!loadStarted) return 'the load has no start in the journal';
  if (loadEnded.complaintCount === 0) return null;
  const lines = loadEnded.complaintCount === 1 ? 'one line' : `${loadEnded.complaintCount} lines`;
  return `k6 complained in ${lines}: ${loadEnded.complaints[0] ?? 'none was kept'}`;
}

function requestsSay({ survey, operation, digest }: Case): Answer {
  if (!survey || !digest.events.loadEnded) return undefined;
  const { requests, doubled, slots } = survey;
  if (requests === 0) return `no sample of ${operation} was gathered for ${slots.planned} planned slots`;
  return doubled > 0 ? `${doubled} samples of ${operation} name an iteration a second time` : null;
}
