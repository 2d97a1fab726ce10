import type { Claim } from '../../model/claim.ts';
import { acts, leaves, served, takesAway } from '../claim-words.ts';

/** Two programs, two ways to fail. */
export const webAppSeparated: Claim = {
  id: 'web-app-separated',
  sentence:
    'Web and application server fail apart: without the application files are served, without the web server nothing is.',
  from: ['D2'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [
      takesAway('one-server', acts(['stop'], 'server1.nginx')),
      leaves('one-server', acts(['stop'], 'server1.app'), ['static']),
      takesAway('one-server', acts(['stop'], 'server1.app'), ['read', 'write']),
    ],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      leaves('two-servers', acts(['stop'], 'server1.nginx', 'server1.app')),
      served('two-servers', acts(['stop'], 'server1.nginx'), { by: ['server2'], notBy: ['server1'] }),
      served('two-servers', acts(['stop'], 'server1.app'), { by: ['server1'] }, ['static']),
      served('two-servers', acts(['stop'], 'server1.app'), { by: ['server2'], notBy: ['server1'] }, ['read', 'write']),
    ],
  },
  change: 'Nothing: watch both, as each can be down alone.',
};
