import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, leaves, plainLoss } from '../claim-words.ts';

/** The promise of two servers. */
export const serverLossSurvived: Claim = {
  id: 'server-loss-survived',
  sentence: 'When one of two servers fails, the other carries on; and the other way round.',
  from: ['D1', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [leaves('two-servers', acts(anyLoss, 'server1', 'server2'))],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [leaves('balancer-failover', acts(plainLoss, 'server1', 'server2'))],
  },
  change: 'Nothing, as long as the servers hold no state: keep databases on machines of their own.',
};
