import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, takesAway } from '../claim-words.ts';

/** Everything there is only one of. */
export const appOrWebWithoutRedundancyIsSpof: Claim = {
  id: 'app-or-web-without-redundancy-is-spof',
  sentence: 'A critical component without a second one is a single point of failure.',
  from: ['D2'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [
      takesAway('one-server', acts(plainLoss, 'server1.nginx')),
      takesAway('one-server', acts(plainLoss, 'server1.app', 'server1.mariadb'), ['read', 'write']),
    ],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [
      leaves('two-servers', acts(plainLoss, 'server1.nginx', 'server1.app')),
      leaves('database-failover', acts(plainLoss, 'primary.mariadb')),
    ],
  },
  change: 'Run at least two of everything that a request needs, on different machines.',
};
