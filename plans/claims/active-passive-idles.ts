import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, probe, served } from '../claim-words.ts';

/** A spare that waits. */
export const activePassiveIdles: Claim = {
  id: 'active-passive-idles',
  sentence: 'The passive server serves nothing until the active one fails, then takes over, and hands back.',
  from: ['D0', 'D1', 'D3', 'D4'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [
      served('active-passive', acts(['sham'], 'balancer'), { by: ['server1'], notBy: ['server2'] }),
      served('active-passive', acts(plainLoss, 'server1'), { by: ['server2'] }),
      leaves('active-passive', acts(plainLoss, 'server1')),
      probe('active-passive', 'standby'),
    ],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      served('active-passive-failover', acts(['sham'], 'balancer1'), { by: ['server1'], notBy: ['server2'] }),
      served('active-passive-failover', acts(plainLoss, 'server1'), { by: ['server2'] }),
      leaves('active-passive-failover', acts(plainLoss, 'server1')),
    ],
  },
  change: 'Nothing, if half of the machines may idle; otherwise let both serve.',
};
