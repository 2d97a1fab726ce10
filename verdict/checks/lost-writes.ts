import { booksOf } from '../case.ts';
import type { Check } from '../check.ts';
import { isDatabaseRead } from '../evidence.ts';
import { idsInWords } from '../words.ts';

/**
 * Writes that were acknowledged are missing in a database that serves writes after healing. Indeterminate writes can not be
 * lost: nobody promised them.
 */
export const lostWrites: Check = {
  id: 'lost-writes',
  reason: 'writes-lost',
  holds: 'Every acknowledged write was kept',
  breaks: 'Acknowledged writes were lost',
  why: 'The user was told that it is saved.',
  needs: [],
  weight: 'violation',
  ofRun: false,
  judge: (facts) => {
    const { operation, digest } = facts;
    const { lost, acknowledged } = booksOf(facts);
    const { serving, ids } = digest.writes;
    if (operation !== 'write' || lost === 0 || !isDatabaseRead(digest)) return null;
    const where = serving.length > 0 ? `missing in ${serving.join(' or ')}` : 'in no database';
    return `${lost} of ${acknowledged} acknowledged writes are ${where}: ${idsInWords(ids.lost)}`;
  },
};
