import { silences } from '../../model/plan.ts';
import type { Case } from '../case.ts';
import { leaningOf } from '../case.ts';
import type { Check } from '../check.ts';
import { signatureOf } from '../signature.ts';

/**
 * The hold clears the bar, but no good answer named anybody but the target: no server other than its own, or, where it is
 * a database that the operation asks, no other database. Nobody is known to have survived.
 */
export const unseenSurvivor: Check = {
  id: 'unseen-survivor',
  reason: 'load-invalid',
  holds: 'Survivors were seen serving',
  breaks: 'No survivor was seen serving',
  why: 'Good answers from nowhere may come from a cache, or from the target that was meant to be out.',
  needs: ['hold'],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    const { survey } = facts;
    if (!survey?.hold || leaningOf(facts) !== 'refuted') return undefined;
    const unseen = unseenOf(facts, survey);
    return unseen && `none of ${survey.hold.good} good answers named a ${unseen} that survived`;
  },
};

function unseenOf(
  { stack, target, operation, fault }: Case,
  { servedBy, databases }: NonNullable<Case['survey']>,
): string | null {
  const own = signatureOf(stack, target, operation);
  const survives = (counts: ReadonlyMap<string, number>, names: ReadonlySet<string>): boolean =>
    [...counts.keys()].some((name) => !silences(fault) || !names.has(name));
  if (!survives(servedBy.hold, own.servers)) return 'server';
  return own.databases.size > 0 && !survives(databases, own.databases) ? 'database' : null;
}
