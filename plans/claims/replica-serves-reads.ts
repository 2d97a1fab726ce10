import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** What the second database is used for. */
export const replicaServesReads: Claim = {
  id: 'replica-serves-reads',
  sentence: 'Reads are answered by the replica, or by either database.',
  from: ['D0', 'D1', 'D2', 'D3', 'D4'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'read-origin')],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [probe('database-failover', 'read-origin')],
  },
  change: 'Nothing: let reads fall back to the primary when the replica is gone.',
};
