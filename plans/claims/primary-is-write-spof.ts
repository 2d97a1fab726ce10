import type { Claim } from '../../model/claim.ts';
import { acts, anyLoss, leaves, takesAway } from '../claim-words.ts';

/** Reads go on, writes do not. */
export const primaryIsWriteSpof: Claim = {
  id: 'primary-is-write-spof',
  sentence: 'When the primary fails there are no writes, while files and reads go on.',
  from: ['D0', 'D2', 'D3', 'D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [
      takesAway('two-servers', acts(anyLoss, 'primary'), ['write']),
      leaves('two-servers', acts(anyLoss, 'primary'), ['static', 'read']),
    ],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [leaves('database-failover', acts(anyLoss, 'primary'))],
  },
  change:
    'Let both databases and an arbitrator form a Galera cluster, so that every write is in both before it is acknowledged, and ' +
    'move an address for writes to whichever is left.',
};
