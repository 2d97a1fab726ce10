import type { Evidence } from '../model/evidence.ts';
import { decisive } from '../model/evidence.ts';
import type { EvidenceSeen } from '../model/event.ts';
import type { Digest } from './digest.ts';
import type { EpisodeEvents } from './gather.ts';

/** What was looked at in one kind of moment, in order. */
export const momentOf = (events: EpisodeEvents, moment: EvidenceSeen['moment']): readonly EvidenceSeen[] =>
  events.evidence.filter((seen) => seen.moment === moment);

/** The facts that speak against it, in words. */
export function contrary(evidence: Evidence): string {
  const against = decisive(evidence).filter((fact) => !fact.asWanted);
  return against.map(({ what, seen }) => `${what}: ${seen}`).join('; ') || 'nothing was observed';
}

/** Whether every database was read, so that what is in none of them is in none at all. */
export const isDatabaseRead = ({ events, unreadDatabases, writesFailure }: Digest): boolean =>
  events.ledgers.length > 0 && unreadDatabases.length === 0 && writesFailure === null;
