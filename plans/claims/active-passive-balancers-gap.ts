import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, gapWithinFormula, leaves } from '../claim-words.ts';

/** Taking over takes time. */
export const activePassiveBalancersGap: Claim = {
  id: 'active-passive-balancers-gap',
  sentence: 'The standby balancer takes over, with a gap.',
  from: ['D2'],
  kind: 'promise',
  original: null,
  remedied: {
    foreseen: 'held',
    shownBy: [
      gapWithinFormula('balancer-failover', acts(['kill', 'pause', 'isolate'], 'balancer1')),
      leaves('balancer-failover', acts(anyLoss, 'balancer1')),
    ],
  },
  change: 'Nothing; a shorter `advert_int` and a quicker health script shorten the gap.',
};
