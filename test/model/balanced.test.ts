import { describe, expect, it } from 'vitest';
import { balancedHosts, databasesOfRole } from '../../model/balanced.ts';
import { balancerPair } from '../../stack/topologies/balancer-pair.ts';
import { balanced, without } from '../support/probe-facts.ts';

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
