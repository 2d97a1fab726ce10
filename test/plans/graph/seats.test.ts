import { describe, expect, it } from 'vitest';
import type { ComponentSpec, StackSpec } from '../../../model/stack.ts';
import { cutSets } from '../../../plans/graph/cut-sets.ts';
import { everythingOnBoth } from '../../support/own-stacks.ts';
import { twoServers } from '../../support/two-servers.ts';

const hosts = ['balancer1', 'balancer2'];

const keeper = (host: string, address: string, settings: ComponentSpec['settings'] = {}): ComponentSpec => ({
  name: `${host}.${address}`,
  host,
  kind: 'keepalived',
  role: 'guardian',
  port: 0,
  settings: { address, ...settings },
});

/** Two balancers instead of one, behind an address of that name. */
function paired(settings: ComponentSpec['settings'] = {}): StackSpec {
  const others = twoServers.components.filter(({ role }) => role !== 'balancer');
  const fronts = hosts.map(
    (host) => ({ name: `${host}.haproxy`, host, kind: 'haproxy', role: 'balancer', port: 80 }) as const,
  );
  const inner = twoServers.links.filter(({ from }) => from !== 'balancer.haproxy');
  const outer = fronts.flatMap(({ name }) =>
    ['server1', 'server2'].map((server) => ({ from: name, to: `${server}.nginx` })),
  );
  return {
    ...twoServers,
    hosts: [...twoServers.hosts, ...hosts.map((name) => ({ name }))],
    components: [...others, ...fronts, ...hosts.map((host) => keeper(host, 'site', settings))],
    links: [...inner, ...outer],
    entry: 'site',
    addresses: [{ name: 'site', on: hosts }],
  };
}

const pairsIn = (stack: StackSpec): readonly string[] =>
  [...(cutSets(stack, 'static', 'components')?.pairs ?? [])].map((pair) => pair.toSorted().join(' + ')).toSorted();

describe('a floating address', () => {
  it('is not lost with one balancer, and is with both', () => {
    expect(cutSets(paired(), 'static', 'hosts')).toMatchObject({ singles: [] });
    expect([...(cutSets(paired(), 'static', 'hosts')?.pairs ?? [])]).toContainEqual(hosts);
  });

  it('stays where it is when only HAProxy is lost and nobody asks for it', () => {
    const untracked = paired({ track: false });
    expect(cutSets(untracked, 'static', 'components')?.singles).toEqual(['balancer1.haproxy']);
    expect(cutSets(untracked, 'static', 'hosts')?.singles).toEqual([]);
  });

  it('takes a configuration of the user own for one that asks', () => {
    const stack = paired({ track: false });
    const components = stack.components.map((component) =>
      component.kind === 'keepalived' ? { ...component, files: { 'keepalived.conf': 'whatever' } } : component,
    );
    expect(cutSets({ ...stack, components }, 'static', 'components')?.singles).toEqual([]);
  });

  it('is lost with the keepalived of one host and the balancer of the other', () => {
    expect(pairsIn(paired())).toEqual([
      'balancer1.haproxy + balancer2.haproxy',
      'balancer1.haproxy + balancer2.site',
      'balancer1.site + balancer2.haproxy',
      'balancer1.site + balancer2.site',
      'server1.nginx + server2.nginx',
    ]);
  });

  it('is where the priority says, whatever the order of its hosts', () => {
    const stack = paired({ track: false });
    const components = stack.components.map((component) =>
      component.name === 'balancer2.site' ? keeper('balancer2', 'site', { track: false, priority: 200 }) : component,
    );
    expect(cutSets({ ...stack, components }, 'static', 'components')?.singles).toEqual(['balancer2.haproxy']);
  });

  it('is lost with a server that only the balancer in charge can reach', () => {
    const links = paired().links.filter(({ from, to }) => from !== 'balancer1.haproxy' || to !== 'server2.nginx');
    expect(cutSets({ ...paired(), links }, 'static', 'components')?.singles).toEqual(['server1.nginx']);
  });

  it('must be there for each of two that requests go to in turn', () => {
    const two: StackSpec = {
      ...paired(),
      components: [...paired().components, keeper('balancer2', 'other')],
      addresses: [
        { name: 'site', on: hosts },
        { name: 'other', on: ['balancer2'] },
      ],
      furtherEntries: ['other'],
    };
    expect(cutSets(two, 'static', 'hosts')?.singles).toEqual(['balancer2']);
  });

  it('is lost with its keepalived, whatever address stands first on their hosts', () => {
    const unnamed = hosts.map((host) => keeper(host, ''));
    const stack: StackSpec = {
      ...paired(),
      components: [...paired().components.filter(({ kind }) => kind !== 'keepalived'), ...unnamed],
      addresses: [
        { name: 'admin', on: hosts },
        { name: 'site', on: hosts },
      ],
    };
    expect(pairsIn(stack)).toContain('balancer1. + balancer2.');
    const untracked = hosts.map((host) => keeper(host, '', { track: false }));
    const components = [...stack.components.filter(({ kind }) => kind !== 'keepalived'), ...untracked];
    const turned: StackSpec = {
      ...stack,
      components,
      addresses: [
        { name: 'site', on: hosts },
        { name: 'other', on: hosts.toReversed() },
      ],
      furtherEntries: ['other'],
    };
    expect(cutSets(turned, 'static', 'components')?.singles).toEqual(['balancer1.haproxy', 'balancer2.haproxy']);
  });

  it('stays with a database that is lost, as no keepalived asks for one that is in no cluster', () => {
    const databases = ['primary', 'replica'];
    const links = twoServers.links.map((link) =>
      link.to === 'replica.mariadb' ? { ...link, operations: ['read', 'write'] as const } : link,
    );
    const told = twoServers.components.map((component) =>
      component.kind === 'app' ? { ...component, settings: { writerAddress: 'writer' } } : component,
    );
    const stack: StackSpec = {
      ...twoServers,
      components: [...told, ...databases.map((host) => keeper(host, 'writer'))],
      links,
      addresses: [{ name: 'writer', on: databases }],
    };
    expect(cutSets(stack, 'write', 'components')?.singles).toEqual(['primary.mariadb', 'balancer.haproxy']);
    const members = stack.components.map((component) =>
      component.kind === 'mariadb' ? { ...component, settings: { cluster: true } } : component,
    );
    const arbiter = { name: 'arbiter', host: 'server1', kind: 'garbd', role: 'service', port: 4567 } as const;
    const cluster: StackSpec = { ...stack, components: [...members, arbiter] };
    expect(cutSets(cluster, 'write', 'components')?.singles).toEqual(['balancer.haproxy']);
  });

  it('leads writes to a database whatever else is on its host', () => {
    expect(cutSets(everythingOnBoth, 'write', 'components')?.singles).toEqual(['balancer']);
    expect([...(cutSets(everythingOnBoth, 'write', 'hosts')?.pairs ?? [])]).toContainEqual(['node1', 'node2']);
  });

  it('leads writes to every member of the cluster that it may come to, whether or not links say so', () => {
    const links = everythingOnBoth.links.map(({ from, to }) => ({ from, to }));
    expect(cutSets({ ...everythingOnBoth, links }, 'write', 'components')?.singles).toEqual(['balancer']);
  });
});
