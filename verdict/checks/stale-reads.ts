import { durationAtMost, heldAgainst } from '../../model/units.ts';
import type { Check } from '../check.ts';
import { isStaleAllowed } from '../stale-allowed.ts';
import { idsInWords } from '../words.ts';

/** Reads lacked writes that had been acknowledged longer before than the plan allows; see `freshness.ts`. */
export const staleReads: Check = {
  id: 'stale-reads',
  reason: 'stale-reads',
  holds: 'Every read showed what had been acknowledged before',
  breaks: 'Reads lacked writes that had been acknowledged before',
  why: 'An old answer looks like a right one: who reads it decides on what is no longer so.',
  needs: ['hold', 'after'],
  weight: 'violation',
  weightIn: (facts) => (isStaleAllowed(facts) ? 'allowed' : 'violation'),
  ofRun: false,
  judge: ({ operation, arm, plan, digest: { writes } }) => {
    const { compared, stale, worstMs } = writes.reads;
    if (operation !== 'read' || arm !== 'main' || compared === 0) return undefined;
    if (stale === 0) return null;
    const [worst, allowed] = heldAgainst(worstMs ?? 0, plan.bars.stalenessMs, durationAtMost);
    const age = `more than ${allowed} before, up to ${worst}`;
    return `${stale} of ${compared} reads lacked writes acknowledged ${age}: ${idsInWords(writes.ids.unseen)}`;
  },
};
