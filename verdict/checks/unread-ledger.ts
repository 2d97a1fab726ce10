import type { Case } from '../case.ts';
import { leaningOf } from '../case.ts';
import type { Check } from '../check.ts';

/**
 * Writes survived by their answers, but the databases were not all read afterwards. Also breaks when a write is missing from
 * those that were read: it may be in the one that was not.
 */
export const unreadLedger: Check = {
  id: 'unread-ledger',
  reason: 'ledger-unread',
  holds: 'Every database was read after healing',
  breaks: 'A database was not read after healing',
  why: 'An acknowledgement is a promise; only the database knows whether it was kept.',
  needs: [],
  weight: 'doubt',
  ofRun: false,
  judge: (facts) => {
    if (facts.operation !== 'write' || leaningOf(facts) !== 'refuted') return null;
    return missing(facts);
  },
};

function missing({ digest }: Case): string | null {
  const { writesFailure, unreadDatabases, writes, events } = digest;
  if (writesFailure !== null) return `the ledger is unreadable: ${writesFailure}`;
  const because = events.failures.find(({ act }) => act === 'ledger')?.because;
  const why = because === undefined ? '' : `: ${because}`;
  if (events.ledgers.length === 0) return `no database was read for ${writes.acknowledged} acknowledged writes${why}`;
  if (unreadDatabases.length === 0 || writes.lost === 0) return null;
  return `${writes.lost} acknowledged writes are not in what was read, and ${unreadDatabases.join(', ')} was not${why}`;
}
