import { describe, expect, it } from 'vitest';
import { isMember, membersOf } from '../../model/cluster.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

describe('a cluster of databases', () => {
  it('has the databases that say so and the arbitrator', () => {
    expect(membersOf(databaseFailover).map(({ name }) => name)).toEqual([
      'primary.mariadb',
      'replica.mariadb',
      'arbiter.garbd',
    ]);
  });

  it('is none where nobody says so', () => {
    expect(membersOf(twoServers)).toEqual([]);
    expect(isMember({ kind: 'mariadb', settings: { cluster: false } })).toBe(false);
  });
});
