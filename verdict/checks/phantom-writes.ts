import type { Check } from '../check.ts';
import { idsInWords } from '../words.ts';

/** A database holds writes that nobody sent. */
export const phantomWrites: Check = {
  id: 'phantom-writes',
  reason: 'writes-phantom',
  holds: 'Every write that was kept had been sent',
  breaks: 'Writes were kept that nobody had sent',
  why: 'Data from nowhere belongs to somebody else, or to another write under a wrong number.',
  needs: [],
  weight: 'violation',
  ofRun: false,
  judge: ({ operation, arm, digest }) => {
    const { phantom, databasesRead, ids } = digest.writes;
    if (operation !== 'write' || arm !== 'main' || databasesRead.length === 0) return undefined;
    return phantom === 0
      ? null
      : `${phantom} writes are in a database that nobody had sent: ${idsInWords(ids.phantom)}`;
  },
};
