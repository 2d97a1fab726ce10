import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, leaves, takesAway } from '../claim-words.ts';

/** The oldest one. */
export const balancerIsSpof: Claim = {
  id: 'balancer-is-spof',
  sentence: 'When the balancer fails, the whole site is down.',
  from: ['D1', 'D2', 'D3', 'D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [takesAway('two-servers', acts(anyLoss, 'balancer'))],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [
      leaves('balancer-failover', acts(anyLoss, 'balancer1', 'balancer2')),
      leaves('balancer-pair', acts(anyLoss, 'balancer1', 'balancer2')),
    ],
  },
  change:
    'Run two balancers and a floating address that moves between them (keepalived, VRRP), and let keepalived ask the balancer itself.',
};
