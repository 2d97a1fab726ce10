import { booksOf } from '../case.ts';
import type { Check } from '../check.ts';
import { idsInWords } from '../words.ts';

/** Writes are in one database more than once. */
export const doubledWrites: Check = {
  id: 'doubled-writes',
  reason: 'writes-duplicated',
  holds: 'No write was kept twice',
  breaks: 'Writes were kept twice',
  why: 'The user did it once; a retry on the way did it again.',
  needs: [],
  weight: 'violation',
  ofRun: false,
  judge: (facts) => {
    const { operation, digest } = facts;
    const { duplicated, attempted } = booksOf(facts);
    if (operation !== 'write' || duplicated === 0) return null;
    return `${duplicated} of ${attempted} writes are in a database more than once: ${idsInWords(digest.writes.ids.duplicated)}`;
  },
};
