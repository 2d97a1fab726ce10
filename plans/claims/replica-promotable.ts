import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, leaves, probe } from '../claim-words.ts';

/** A way out that somebody has to take. */
export const replicaPromotable: Claim = {
  id: 'replica-promotable',
  sentence: 'The replica can become the primary, and writes resume.',
  from: ['D1'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'promotion')],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [leaves('database-failover', acts(anyLoss, 'primary'), ['write'])],
  },
  change: 'Promote without a person: somebody has to wake up first, and every minute of that is an outage of writes.',
};
