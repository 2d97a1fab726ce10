import { databasesOfRole } from '../../model/balanced.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { availabilityOf } from '../availability.ts';
import { countedIn, countedLeast } from '../probe-statements.ts';
import { unansweredIn, visitsOf } from '../probe-visits.ts';

/** Share of the reads that replicas must answer at least: less is no use of them. */
const leastShare = 0.05;

/**
 * Where reads are answered, by the databases' own count of statements; what the application says of it must agree, or
 * neither is believed.
 */
export const readOrigin: ProbeJudge = {
  id: 'read-origin',
  statement: 'Reads are answered by a replica, by it alone or in turn with the primary.',
  why: 'A replica that answers no reads takes no load off the primary.',

  judge(facts) {
    const [replicas, primaries] = [databasesOfRole(facts.stack, 'replica'), databasesOfRole(facts.stack, 'primary')];
    const visits = visitsOf(facts, 'all');
    if (replicas.length === 0) return unknown('no-such-part', 'the stack has no replica');
    const trouble = unansweredIn(visits, 'for rows');
    if (trouble) return trouble;
    const namedIn = (names: readonly string[]): number =>
      visits.filter(({ valid, database }) => valid && names.includes(database)).length;
    const named = namedIn(replicas);
    const share = availabilityOf(named, visits.length);
    const counted = countedIn(facts, 'selects');
    const numbers = [...counted.numbers, shareNumber(share, visits.length)];
    const uncounted = counted.lacking([...replicas, ...primaries]);
    if (uncounted.length > 0)
      return unknown('not-gathered', `nobody asked ${uncounted.join(', ')} for its count`, numbers);
    for (const [whose, names] of [
      ['replicas', replicas],
      ['the primary', primaries],
    ] as const) {
      if (counted.at(names) >= namedIn(names) * countedLeast) continue;
      const detail = `the application names ${whose} ${namedIn(names)} times, they count ${counted.at(names)} reads`;
      return unknown('evidence-disagrees', detail, numbers);
    }
    if (named === 0) return broken(`none of ${visits.length} reads was answered by a replica`, numbers);
    if (share && share.low >= leastShare) return held(numbers);
    return unknown('straddles-bar', `${named} of ${visits.length} reads were answered by a replica`, numbers);
  },
};

const shareNumber = (share: ReturnType<typeof availabilityOf>, n: number): ProbeNumber => ({
  what: 'share of replicas',
  value: share?.estimate ?? null,
  unit: 'share',
  low: share?.low ?? 0,
  high: share?.high ?? 1,
  n,
});
