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
  judge: ({ operation, digest }) => {
    const { duplicated, attempted, ids } = digest.writes;
    if (operation !== 'write' || duplicated === 0) return null;
    return `${duplicated} of ${attempted} writes are in a database more than once: ${idsInWords(ids.duplicated)}`;
  },
};
