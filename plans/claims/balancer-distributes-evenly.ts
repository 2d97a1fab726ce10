import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Round robin is what it says. */
export const balancerDistributesEvenly: Claim = {
  id: 'balancer-distributes-evenly',
  sentence: 'Round robin gives each server the next request in turn, and so equal shares.',
  from: ['D1', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'serving-order'), probe('two-servers', 'serving-shares')],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [probe('balancer-failover', 'serving-order'), probe('balancer-failover', 'serving-shares')],
  },
  change: 'Nothing: keep `balance roundrobin` for servers of equal strength.',
};
