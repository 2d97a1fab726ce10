import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { readsMayBeStale } from '../../plans/stale-reads.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

describe('readsMayBeStale', () => {
  it.each(['stop', 'kill', 'pause', 'isolate'] as const)(
    'once the primary is gone by %s and its replica is left',
    (fault) => {
      expect(readsMayBeStale(twoServers, 'primary', fault)).toBe(true);
      expect(readsMayBeStale(twoServers, 'primary.mariadb', fault)).toBe(true);
    },
  );

  it('not while the primary goes on sending', () => {
    expect(readsMayBeStale(twoServers, 'primary', 'slow')).toBe(false);
    expect(readsMayBeStale(twoServers, 'primary', 'sham')).toBe(false);
  });

  it('not when somebody else is gone, or the replica as well', () => {
    for (const target of ['balancer', 'server1', 'server1.app', 'replica', 'primary+replica'])
      expect([target, readsMayBeStale(twoServers, target, 'kill')]).toEqual([target, false]);
    expect(readsMayBeStale(twoServers, 'primary+server1', 'kill')).toBe(true);
  });

  it('not in a cluster, whose members acknowledge together', () => {
    expect(readsMayBeStale(databaseFailover, 'primary', 'kill')).toBe(false);
  });

  it('not of a replica that follows nobody who is gone', () => {
    const links = twoServers.links.filter(({ from }) => from !== 'replica.mariadb');
    const alone: StackSpec = { ...twoServers, links };
    expect(readsMayBeStale(alone, 'primary', 'kill')).toBe(false);
  });
});
