import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, takesAway } from '../claim-words.ts';

/** A server that is the only way to the primary. */
export const primaryConnectedAppIsSpof: Claim = {
  id: 'primary-connected-app-is-spof',
  sentence: 'The application server that is tied to the primary is a single point of failure for writes.',
  from: ['D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [
      takesAway('pinned-writer', acts(plainLoss, 'server1'), ['write']),
      leaves('pinned-writer', acts(plainLoss, 'server1'), ['static', 'read']),
    ],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [leaves('two-servers', acts(plainLoss, 'server1'))],
  },
  change: 'Let every application server reach the primary.',
};
