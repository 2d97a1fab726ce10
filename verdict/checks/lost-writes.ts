import type { Check } from '../check.ts';
import { isDatabaseRead } from '../evidence.ts';

/** Writes that were acknowledged are in no database. Indeterminate writes can not be lost: nobody promised them. */
export const lostWrites: Check = {
  id: 'lost-writes',
  reason: 'writes-lost',
  holds: 'Every acknowledged write was kept',
  breaks: 'Acknowledged writes were lost',
  why: 'The user was told that it is saved.',
  needs: [],
  weight: 'violation',
  ofRun: false,
  judge: ({ operation, digest }) => {
    const { lost, acknowledged } = digest.writes;
    if (operation !== 'write' || lost === 0 || !isDatabaseRead(digest)) return null;
    return `${lost} of ${acknowledged} acknowledged writes are in no database`;
  },
};
