import { databasesOfRole } from '../../model/balanced.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { availabilityOf } from '../availability.ts';
import { countedLeast, unansweredIn, visitsOf } from '../probe-visits.ts';

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
    const replicas = databasesOfRole(facts.stack, 'replica');
    const visits = visitsOf(facts, 'all');
    if (replicas.length === 0) return unknown('no-such-part', 'the stack has no replica');
    const trouble = unansweredIn(visits, 'for rows');
    if (trouble) return trouble;
    const counted = seenOf(facts, 'statements');
    const named = visits.filter(({ database }) => replicas.includes(database)).length;
    const share = availabilityOf(named, visits.length);
    const numbers = [
      ...counted.map(
        ({ database, selects }) => ({ what: `reads at ${database}`, value: selects, unit: 'count' }) as const,
      ),
      {
        what: 'share of replicas',
        value: share?.estimate ?? null,
        unit: 'share',
        low: share?.low ?? 0,
        high: share?.high ?? 1,
        n: visits.length,
      },
    ] as const;
    const atReplicas = counted
      .filter(({ database }) => replicas.includes(database))
      .reduce((sum, { selects }) => sum + selects, 0);
    if (atReplicas < named * countedLeast)
      return unknown(
        'evidence-disagrees',
        `the application names replicas ${named} times, they count ${atReplicas} reads`,
        numbers,
      );
    if (named === 0) return broken(`none of ${visits.length} reads was answered by a replica`, numbers);
    if (share && share.low >= leastShare) return held(numbers);
    return unknown('straddles-bar', `${named} of ${visits.length} reads were answered by a replica`, numbers);
  },
};
