import type { Claim } from '../../model/claim.ts';
import { acts, leaves, takesAway } from '../claim-words.ts';

const bothApplications = 'server1.app+server2.app';

/** Files need no application. */
export const nginxServesStatic: Claim = {
  id: 'nginx-serves-static',
  sentence:
    'The web server serves files itself: without the application they are still there, while reads and writes fail.',
  from: ['D2'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [
      leaves('two-servers', acts(['stop'], bothApplications), ['static']),
      takesAway('two-servers', acts(['stop'], bothApplications), ['read', 'write']),
    ],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      leaves('balancer-failover', acts(['stop'], bothApplications), ['static']),
      takesAway('balancer-failover', acts(['stop'], bothApplications), ['read', 'write']),
    ],
  },
  change: 'Nothing: check static files and the application apart, so that losing one does not take the other out.',
};
