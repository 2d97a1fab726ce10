import type { Claim } from '../../model/claim.ts';
import { acts, leaves, served, takesAway } from '../claim-words.ts';

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
      leaves('one-server', acts(['stop'], 'server1.app'), ['static']),
      takesAway('one-server', acts(['stop'], 'server1.app'), ['read', 'write']),
    ],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      served('two-servers', acts(['stop'], 'server1.app'), { by: ['server1'] }, ['static']),
      served('two-servers', acts(['stop'], 'server1.app'), { by: ['server2'], notBy: ['server1'] }, ['read', 'write']),
    ],
  },
  change: 'Nothing: check static files and the application apart, so that losing one does not take the other out.',
};
