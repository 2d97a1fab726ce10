import { describe, expect, it } from 'vitest';
import { guardedAddresses, leadsTo, priorityOf, trackedBy } from '../../model/guardian.ts';
import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { everythingOnBoth } from '../support/own-stacks.ts';
import { pair } from '../support/pair.ts';
import { twoServers } from '../support/two-servers.ts';

const keeper = (
  host: string,
  settings: ComponentSpec['settings'] = {},
  name = `${host}.keepalived`,
): ComponentSpec => ({
  name,
  host,
  kind: 'keepalived',
  role: 'guardian',
  port: 0,
  settings,
});

const names = (components: readonly ComponentSpec[], one: ComponentSpec): readonly string[] =>
  guardedAddresses({ components, addresses: two }, one).map(({ name }) => name);

const vip = { name: 'vip', on: ['balancer'] };

const two = [...(pair.addresses ?? []), { name: 'other', on: ['balancer2', 'balancer1'] }];

describe('a guardian', () => {
  it('that names no address looks after every one on its host that no other there names', () => {
    const [unnamed, naming] = [keeper('balancer1'), keeper('balancer1', { address: 'other' }, 'another')];
    expect(names([unnamed], unnamed)).toEqual(['vip', 'other']);
    expect(names([unnamed, naming], unnamed)).toEqual(['vip']);
    expect(names([unnamed, naming], naming)).toEqual(['other']);
    expect(names([keeper('server1')], keeper('server1'))).toEqual([]);
  });

  it('is preferred by the order of the hosts of each address, unless it says', () => {
    expect(two.map((address) => priorityOf(keeper('balancer1'), address))).toEqual([150, 140]);
    expect(two.map((address) => priorityOf(keeper('balancer1', { priority: 90 }), address))).toEqual([90, 90]);
  });

  it('asks what takes requests on its host, and no database that nobody would move writes away from', () => {
    expect(trackedBy(pair, keeper('balancer1'))?.name).toBe('balancer1.haproxy');
    expect(trackedBy(pair, keeper('balancer1', { track: false }))).toBeUndefined();
    expect(trackedBy(twoServers, keeper('primary'))).toBeUndefined();
  });
});

describe('an address', () => {
  it('leads to the entry on a host where there is one, whatever else takes requests there', () => {
    const web = { name: 'web', host: 'balancer', kind: 'nginx', role: 'web', port: 81 } as const;
    const stack: StackSpec = { ...twoServers, components: [...twoServers.components, web], entry: 'web' };
    expect(leadsTo(stack, 'balancer', vip)?.name).toBe('web');
    expect(leadsTo(twoServers, 'balancer', vip)?.name).toBe('balancer.haproxy');
  });

  it('leads writes to the member of the cluster, whatever takes requests on its host, and is asked there for it', () => {
    const [db] = everythingOnBoth.addresses ?? [];
    expect(leadsTo(everythingOnBoth, 'node2', db ?? vip)?.name).toBe('node2.mariadb');
    expect(leadsTo(everythingOnBoth, 'node2', { name: 'site', on: ['node2'] })?.name).toBe('node2.nginx');
    expect(trackedBy(everythingOnBoth, keeper('node1'))?.name).toBe('node1.mariadb');
  });
});
