import type { Case } from '../case.ts';
import { isInterrupted } from '../case.ts';
import type { Answer, Check } from '../check.ts';

/**
 * The databases were not all read after healing. Then writes survived by their answers only, and what is missing from those
 * that were read may be in the one that was not. An outage stands all the same.
 */
export const unreadLedger: Check = {
  id: 'unread-ledger',
  reason: 'ledger-unread',
  holds: 'Every database was read after healing',
  breaks: 'A database was not read after healing',
  why: 'An acknowledgement is a promise; only the database knows whether it was kept.',
  needs: [],
  weight: 'caveat',
  ofRun: true,
  judge: (facts) => {
    if (facts.operation !== 'write' || !facts.digest.events.injected || isInterrupted(facts)) return undefined;
    return missing(facts);
  },
};

function missing({ digest }: Case): Answer {
  const { writesFailure, unreadDatabases, writes, events } = digest;
  if (writesFailure !== null) return `the ledger is unreadable: ${writesFailure}`;
  const because = events.failures.find(({ act }) => act === 'ledger')?.because;
  const why = because === undefined ? '' : `: ${because}`;
  if (events.ledgers.length === 0) return `no database was read for ${writes.acknowledged} acknowledged writes${why}`;
  if (unreadDatabases.length === 0) return null;
  const lost = writes.lost === 0 ? '' : `; ${writes.lost} acknowledged writes are not in what was`;
  return `${unreadDatabases.join(', ')} was not read${why}${lost}`;
}
