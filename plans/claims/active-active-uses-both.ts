import type { Claim } from '../../model/claim.ts';
import { acts, served } from '../claim-words.ts';

/** Both servers earn their keep. */
export const activeActiveUsesBoth: Claim = {
  id: 'active-active-uses-both',
  sentence: 'Both servers serve at once.',
  from: ['D1', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [served('two-servers', acts(['sham'], 'balancer'), { by: ['server1', 'server2'], leastShare: 0.4 })],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      served('balancer-failover', acts(['sham'], 'balancer1'), { by: ['server1', 'server2'], leastShare: 0.4 }),
    ],
  },
  change: 'Nothing: size each server so that it can carry everything alone.',
};
