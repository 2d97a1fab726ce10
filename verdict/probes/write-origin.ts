import { databasesOfRole } from '../../model/balanced.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { countedLeast, unansweredIn, visitsOf } from '../probe-visits.ts';

/**
 * Where writes are executed, by the databases' own count of statements, by user, in which what replication applies does not appear;
 * and whether a replica takes one with the rights that the application has.
 */
export const writeOrigin: ProbeJudge = {
  id: 'write-origin',
  statement: 'Every write is taken by the primary, and a replica refuses them.',
  why: 'Rows that only a replica has are lost to everybody who asks the primary.',

  judge(facts) {
    const replicas = databasesOfRole(facts.stack, 'replica');
    const primaries = databasesOfRole(facts.stack, 'primary');
    const visits = visitsOf(facts, 'all');
    if (primaries.length === 0) return unknown('no-such-part', 'the stack has no primary');
    const trouble = unansweredIn(visits, 'with rows');
    if (trouble) return trouble;
    const counted = seenOf(facts, 'statements');
    const tries = seenOf(facts, 'row');
    const taken = tries.filter(({ accepted }) => accepted).length;
    const sumAt = (names: readonly string[]): number =>
      counted.filter(({ database }) => names.includes(database)).reduce((sum, { inserts }) => sum + inserts, 0);
    const numbers = [
      ...counted.map(
        ({ database, inserts }) => ({ what: `writes at ${database}`, value: inserts, unit: 'count' }) as const,
      ),
      { what: 'writes straight to a replica that it took', value: taken, unit: 'count', n: tries.length },
    ] as const;
    const acknowledged = visits.filter(({ valid }) => valid).length;
    if (sumAt(replicas) > 0) return broken(`replicas executed ${sumAt(replicas)} of ${acknowledged} writes`, numbers);
    if (taken > 0)
      return broken(`a replica took ${taken} of ${tries.length} writes that were sent straight to it`, numbers);
    if (sumAt(primaries) < acknowledged * countedLeast)
      return unknown(
        'evidence-disagrees',
        `${acknowledged} writes were acknowledged, the primary counts ${sumAt(primaries)}`,
        numbers,
      );
    if (tries.length < replicas.length) return unknown('not-gathered', 'not every replica was tried', numbers);
    return held(numbers);
  },
};
