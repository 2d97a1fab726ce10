import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, takesAway } from '../claim-words.ts';

/** Hidden in two descriptions, and against both of them. */
export const serverLossWithDatabaseOnIt: Claim = {
  id: 'server-loss-with-database-on-it',
  sentence: 'With the primary living on server1, losing server1 is not survived for writes.',
  from: ['D1', 'D3'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [
      takesAway('colocated', acts(plainLoss, 'server1'), ['write']),
      leaves('colocated', acts(plainLoss, 'server1'), ['static', 'read']),
    ],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [leaves('two-servers', acts(plainLoss, 'server1'))],
  },
  change: 'Take the primary off the server, or make its replica promotable without a person.',
  correction:
    'D1 and D3 say that losing one of two servers is survived. With the primary on it that is wrong for writes.',
};
