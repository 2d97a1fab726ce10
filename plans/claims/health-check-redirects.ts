import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, leaves, noticed, plainLoss } from '../claim-words.ts';

/** Noticed by checks, without help. */
export const healthCheckRedirects: Claim = {
  id: 'health-check-redirects',
  sentence:
    'The balancer notices the loss of a server by its own checks, within the time that their settings imply, and redirects without help.',
  from: ['D0'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [
      noticed('two-servers', acts(anyLoss, 'server1', 'server2')),
      leaves('two-servers', acts(anyLoss, 'server1', 'server2')),
    ],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      noticed('balancer-failover', acts(plainLoss, 'server1', 'server2')),
      leaves('balancer-failover', acts(plainLoss, 'server1', 'server2')),
    ],
  },
  change: 'Nothing: check by HTTP what users need, not only that a port is open.',
};
