import type { Claim } from '../../model/claim.ts';
import { acts, gapWithinFormula, keeps, leaves } from '../claim-words.ts';

/** Half of the users feel it. */
export const activeActiveBalancers: Claim = {
  id: 'active-active-balancers',
  sentence: 'Both balancers carry traffic; losing one costs only its share, for the gap.',
  from: ['D2'],
  kind: 'promise',
  original: null,
  remedied: {
    foreseen: 'held',
    shownBy: [
      gapWithinFormula('balancer-pair', acts(['kill'], 'balancer1', 'balancer2')),
      keeps('balancer-pair', acts(['kill'], 'balancer1', 'balancer2'), 0.3),
      leaves('balancer-pair', acts(['kill'], 'balancer1', 'balancer2')),
    ],
  },
  change: 'Give each balancer an address of its own that the other one backs up, and publish both.',
};
