import { describe, expect, it } from 'vitest';
import type { ComponentSpec, StackSpec } from '../../../model/stack.ts';
import { cutSets } from '../../../plans/graph/cut-sets.ts';
import { majorityOf } from '../../../plans/graph/majority.ts';
import { twoServers } from '../../support/two-servers.ts';

const arbiter: ComponentSpec = { name: 'arbiter.garbd', host: 'arbiter', kind: 'garbd', role: 'service', port: 4567 };

const keeper = (host: string): ComponentSpec => ({
  name: `${host}.keepalived`,
  host,
  kind: 'keepalived',
  role: 'guardian',
  port: 0,
});

/** The databases are a cluster with an arbitrator, and whoever has the address takes the writes. */
const clustered: StackSpec = {
  ...twoServers,
  hosts: [...twoServers.hosts, { name: 'arbiter' }],
  addresses: [{ name: 'writer', on: ['primary', 'replica'] }],
  components: [
    ...twoServers.components.map((component): ComponentSpec => {
      if (component.kind === 'app') return { ...component, settings: { writerAddress: 'writer' } };
      return component.kind === 'mariadb' ? { ...component, settings: { cluster: true } } : component;
    }),
    arbiter,
    keeper('primary'),
    keeper('replica'),
  ],
  links: twoServers.links.map((link) =>
    link.to === 'replica.mariadb' ? { ...link, operations: ['read' as const, 'write' as const] } : link,
  ),
};

/** Pairs of components, as texts. */
const pairs = (operation: 'read' | 'write') =>
  [...(cutSets(clustered, operation, 'components')?.pairs ?? [])].map((pair) => pair.toSorted().join(' + '));

describe('a cluster of databases', () => {
  it('is kept by more than half of its members', () => {
    const cluster = majorityOf(clustered);
    expect(cluster.isKept((name) => name === 'primary.mariadb')).toBe(true);
    expect(cluster.isKept((name) => name !== 'primary.mariadb')).toBe(false);
  });

  it('is nothing that a stack without one could lose', () => {
    expect(majorityOf(twoServers).isKept(() => true)).toBe(true);
  });

  it('has no single point of failure, and any two of its hosts are one together', () => {
    for (const operation of ['read', 'write'] as const) {
      const sets = cutSets(clustered, operation, 'hosts');
      expect(sets?.singles).toEqual(['balancer']);
      expect([...(sets?.pairs ?? [])].map((pair) => pair.toSorted().join(' + ')).toSorted()).toEqual([
        'arbiter + primary',
        'arbiter + replica',
        'primary + replica',
        'server1 + server2',
      ]);
    }
  });

  it('takes writes where the address is: whoever keeps it is missed by writes alone', () => {
    expect(pairs('write')).toContain('primary.keepalived + replica.keepalived');
    expect(pairs('write')).toContain('primary.mariadb + replica.keepalived');
    expect(pairs('read')).not.toContain('primary.mariadb + replica.keepalived');
  });
});
