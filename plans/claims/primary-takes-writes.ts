import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** One database takes every change. */
export const primaryTakesWrites: Claim = {
  id: 'primary-takes-writes',
  sentence: 'All writes go to the primary; the replica refuses them.',
  from: ['D0', 'D1', 'D2', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'write-origin')],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [probe('database-failover', 'write-origin')],
  },
  change: 'Nothing: keep the replica read-only.',
};
