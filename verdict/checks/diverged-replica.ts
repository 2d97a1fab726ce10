import type { Check } from '../check.ts';
import { idsInWords } from '../words.ts';

/** A replica that says it has caught up lacks acknowledged writes that the primary holds. */
export const divergedReplica: Check = {
  id: 'diverged-replica',
  reason: 'replica-diverged',
  holds: 'Every replica holds what was acknowledged once it has caught up',
  breaks: 'A replica lacks acknowledged writes although it says it has caught up',
  why: 'Whoever reads from it will never see them, and they are gone when it is promoted.',
  needs: [],
  weight: 'violation',
  ofRun: false,
  judge: ({ operation, arm, digest: { writes } }) => {
    if (operation !== 'read' || arm !== 'main' || writes.databasesRead.length === 0) return undefined;
    if (writes.diverged === 0) return null;
    const lacking = `${writes.diverged} of ${writes.acknowledged} acknowledged writes`;
    return `${lacking} are missing in a replica that has caught up: ${idsInWords(writes.ids.diverged)}`;
  },
};
