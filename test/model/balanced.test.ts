import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { balancedHosts, databasesOfRole, sharedOut } from '../../model/balanced.ts';
import { balancerPair } from '../../stack/topologies/balancer-pair.ts';
import { splitByPath, threeTiers } from '../support/own-stacks.ts';
import { balanced, without } from '../support/probe-facts.ts';
import { twoServers } from '../support/two-servers.ts';

describe('the hosts that requests are balanced over', () => {
  it('are those that the balancer links to, with the ones in reserve marked', () => {
    expect(balancedHosts(balanced('server2'))).toEqual([
      { host: 'server1', backup: false },
      { host: 'server2', backup: true },
    ]);
  });

  it('are each named once behind two balancers', () => {
    expect(balancedHosts(balancerPair).map(({ host }) => host)).toEqual(['server1', 'server2']);
  });

  it('are none where nothing balances', () => {
    expect(balancedHosts(without('balancer.haproxy'))).toEqual([]);
  });
});

describe('the databases of a role', () => {
  it('are named in starting order', () => {
    expect(databasesOfRole(balanced(), 'replica')).toEqual(['replica.mariadb']);
    expect(databasesOfRole(without('replica.mariadb'), 'replica')).toEqual([]);
  });
});

const told = (stack: StackSpec) => {
  const { operation, servers } = sharedOut(stack);
  return [operation, ...servers.map(({ host }) => host)];
};

describe('requests by which it is told how they are shared out', () => {
  it('are reads where answers to them name the servers of the balancer, and only those that it shares reads among', () => {
    expect(told(twoServers)).toEqual(['read', 'server1', 'server2']);
    expect(told(splitByPath)).toEqual(['read', 'app1', 'app2']);
  });

  it('are files where answers to reads name applications behind those servers', () => {
    expect(told(threeTiers)).toEqual(['static', 'web1', 'web2']);
  });

  it('are reads among nobody where nothing balances', () => {
    expect(told({ ...threeTiers, entry: 'web1.nginx' })).toEqual(['read']);
  });
});
