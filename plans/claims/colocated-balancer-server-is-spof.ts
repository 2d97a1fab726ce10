import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, takesAway } from '../claim-words.ts';

/** A balancer that shares its machine shares its fate. */
export const colocatedBalancerServerIsSpof: Claim = {
  id: 'colocated-balancer-server-is-spof',
  sentence: 'The server that also hosts the balancer is a single point of failure.',
  from: ['D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [takesAway('shared-balancer-host', acts(plainLoss, 'server1'))],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [leaves('two-servers', acts(plainLoss, 'server1'))],
  },
  change: 'Give the balancer a machine of its own; then that one needs a second.',
};
