import { describe, expect, it } from 'vitest';
import { componentsOf, targetsOf } from '../../model/stack.ts';
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
