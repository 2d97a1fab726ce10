import { describe, expect, it } from 'vitest';
import { componentsOf, entriesOf, entryPlacesOf, frontOf, targetsOf } from '../../model/stack.ts';
import { pair } from '../support/pair.ts';
import { twoServers } from '../support/two-servers.ts';

describe('targetsOf', () => {
  it('lists hosts, then components, and never the client', () => {
    const targets = targetsOf(twoServers);
    expect(targets.slice(0, 5)).toEqual(['balancer', 'server1', 'server2', 'primary', 'replica']);
    expect(targets).toContain('server1.nginx');
    expect(targets).not.toContain('client');
    expect(targets).toHaveLength(12);
  });
});

const names = (target: string) => componentsOf(twoServers, target).map(({ name }) => name);

describe('componentsOf', () => {
  it('means by a host all of its components in starting order', () => {
    expect(names('server1')).toEqual(['server1.app', 'server1.nginx']);
  });

  it('means by a component itself alone', () => {
    expect(names('server1.nginx')).toEqual(['server1.nginx']);
  });

  it('means nothing by what is not there', () => {
    expect(names('server')).toEqual([]);
    expect(names('client')).toEqual([]);
  });
});

describe('entriesOf', () => {
  it('is the entry itself, or what takes requests on each host of a floating address', () => {
    expect(entriesOf(twoServers).map(({ name }) => name)).toEqual(['balancer.haproxy']);
    expect(entriesOf(pair).map(({ name }) => name)).toEqual(['balancer1.haproxy', 'balancer2.haproxy']);
    expect(entriesOf({ ...pair, entry: 'nowhere' })).toEqual([]);
  });
});

describe('entryPlacesOf', () => {
  it('keeps the places apart that each request goes to one of', () => {
    const addresses = [...(pair.addresses ?? []), { name: 'other', on: ['balancer2', 'balancer1'] }];
    const stack = { ...pair, addresses, furtherEntries: ['other', 'server1.nginx'] };
    expect(entryPlacesOf(stack).map((place) => place.map(({ name }) => name))).toEqual([
      ['balancer1.haproxy', 'balancer2.haproxy'],
      ['balancer2.haproxy', 'balancer1.haproxy'],
      ['server1.nginx'],
    ]);
    expect(entriesOf(stack).map(({ name }) => name)).toEqual([
      'balancer1.haproxy',
      'balancer2.haproxy',
      'server1.nginx',
    ]);
  });
});

describe('frontOf', () => {
  it('is the balancer, else the web server, else the application, and no guardian', () => {
    expect(frontOf(pair, 'balancer1')?.name).toBe('balancer1.haproxy');
    expect(frontOf(pair, 'server1')?.name).toBe('server1.nginx');
    expect(frontOf(pair, 'primary')).toBeUndefined();
  });
});
