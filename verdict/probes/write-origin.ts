import { databasesOfRole } from '../../model/balanced.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, count, held, unknown } from '../probe-finding.ts';
import { isFailed } from '../probe-refusal.ts';
import { countedIn, countedLeast } from '../probe-statements.ts';
import { unansweredIn, visitsOf } from '../probe-visits.ts';

/**
 * Where writes are executed, by the databases' own count of statements, by user, in which what replication applies does not appear;
 * and whether a replica takes one with the rights that the application has.
 */
export const writeOrigin: ProbeJudge = {
  id: 'write-origin',
  statement: 'Every write is taken by the primary, and a replica refuses them.',
  why: 'Rows that only a replica has are lost to everybody who asks the primary.',

  judge(facts) {
    const [replicas, primaries] = [databasesOfRole(facts.stack, 'replica'), databasesOfRole(facts.stack, 'primary')];
    const visits = visitsOf(facts, 'all');
    if (primaries.length === 0) return unknown('no-such-part', 'the stack has no primary');
    if (replicas.length === 0) return unknown('no-such-part', 'the stack has no replica that could refuse one');
    const trouble = unansweredIn(visits, 'with rows');
    if (trouble) return trouble;
    const counted = countedIn(facts, 'inserts');
    const tries = seenOf(facts, 'row').filter(({ to }) => replicas.includes(to));
    const taken = tries.filter(({ accepted }) => accepted).length;
    const numbers = [...counted.numbers, count('writes straight to a replica that it took', taken, tries.length)];
    const acknowledged = visits.filter(({ valid }) => valid).length;
    const [atPrimaries, atReplicas] = [counted.at(primaries), counted.at(replicas)];
    if (atReplicas > 0) return broken(`replicas executed ${atReplicas} of ${acknowledged} writes`, numbers);
    if (taken > 0)
      return broken(`a replica took ${taken} of ${tries.length} writes that were sent straight to it`, numbers);
    const uncounted = counted.lacking([...primaries, ...replicas]);
    if (uncounted.length > 0)
      return unknown('not-gathered', `nobody asked ${uncounted.join(', ')} for its count`, numbers);
    if (atPrimaries < acknowledged * countedLeast) {
      const detail = `${acknowledged} writes were acknowledged, the primary counts ${atPrimaries}`;
      return unknown('evidence-disagrees', detail, numbers);
    }
    const untried = replicas.filter((replica) => !tries.some(({ to }) => to === replica));
    if (untried.length > 0) return unknown('not-gathered', `${untried.join(', ')} was not tried`, numbers);
    const failed = tries.find(isFailed);
    if (failed)
      return unknown(
        'not-gathered',
        `the write to ${failed.to} failed, which is no refusal: ${failed.because}`,
        numbers,
      );
    return held(numbers);
  },
};
