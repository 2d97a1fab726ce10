import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Changes have one direction. */
export const replicationOneWay: Claim = {
  id: 'replication-one-way',
  sentence: 'Changes flow from the primary to the replica only.',
  from: ['D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'replication')],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [probe('database-failover', 'replication')],
  },
  change: 'Nothing: alert when the lag grows, or replication stops.',
};
