import type { AlterationManner } from '../../model/wire.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** What has to be refused: to tell a change from none takes both, a changed record and a false certificate. */
const waysIntoTls: readonly AlterationManner[] = ['flip', 'impersonate'];

/** Refusing counts only where somebody was in the path; a true answer that he let through shows nothing. */
export const wireAlteration: ProbeJudge = {
  id: 'wire-alteration',
  statement: 'An answer that was changed on its way is refused.',
  why: 'Who can write into answers can write programs that run at the users, or send them elsewhere.',

  judge(facts) {
    const tries = seenOf(facts, 'alteration');
    const met = tries.filter(({ intercepted }) => intercepted > 0);
    const accepted = met.filter(({ outcome }) => outcome === 'accepted');
    // Whoever has a false certificate refused comes to change nothing; else a refusal takes something that was changed.
    const refused = met.filter(
      ({ outcome, manner, altered }) => outcome === 'refused' && (altered > 0 || manner === 'impersonate'),
    );
    const numbers = [
      { what: 'tries with somebody in the path', value: met.length, unit: 'count', n: tries.length },
      { what: 'changed answers accepted', value: accepted.length, unit: 'count', n: met.length },
      { what: 'refused', value: refused.length, unit: 'count', n: met.length },
    ] as const;
    const [first] = accepted;
    if (first) return broken(`the client took an answer that somebody had changed (${first.manner})`, numbers);
    const manners = new Set([...tries.map(({ manner }) => manner), ...waysIntoTls]);
    const missed = [...manners].filter((manner) => !refused.some((one) => one.manner === manner));
    if (missed.length === 0) return held(numbers);
    return unknown('too-few', `nobody saw a changed answer refused by the client (${missed.join(', ')})`, numbers);
  },
};
