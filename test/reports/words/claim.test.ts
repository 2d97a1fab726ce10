import { describe, expect, it } from 'vitest';
import type { Felt } from '../../../model/claims-verdict.ts';
import { feltInWords } from '../../../reports/words/claim.ts';

/** A single point of failure of whose requests so large a share was good. */
const proven = (estimate: number): Felt => {
  const bounds = { low: estimate, high: estimate, lowBy: 'exact', highBy: 'exact' } as const;
  const outage = { startMs: 0, lengthLowMs: 3011, lengthHighMs: null, silentMs: 3011, censored: true };
  return { target: 'app', finding: 'proven', hold: { estimate, ...bounds, n: 1000, good: 1000 * estimate }, outage };
};

describe('what a fault did, in a few words', () => {
  it.each([
    ['0 % good, down > 3.01 s', proven(0)],
    ['4.0 % good, down > 3.01 s', proven(0.04)],
    ['50.1 % good, failing > 3.01 s', proven(0.501)],
    ['no gap', { ...proven(1), finding: 'refuted', outage: null } as const],
    ['unknown', { ...proven(0), finding: 'unknown' } as const],
  ])('is "%s"', (words, felt) => {
    expect(feltInWords(felt)).toBe(words);
  });
});
