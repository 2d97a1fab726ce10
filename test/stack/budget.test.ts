import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { failoverBudgetOf } from '../../stack/budget.ts';
import { failoverBudget } from '../../stack/failover.ts';
import { haproxyDefaults } from '../../stack/kinds/haproxy.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { pair } from '../support/pair.ts';

const withSettings = (kind: string, settings: Record<string, number | boolean>) => ({
  ...pair,
  components: pair.components.map((each) => Object.assign({}, each, each.kind === kind && { settings })),
});

const behind = (stack: StackSpec, kind: string, file: string) => ({
  ...stack,
  components: stack.components.map((each) =>
    each.kind === kind ? { ...each, append: { [file]: '  timeout check 3s\n' } } : each,
  ),
});

describe('failoverBudgetOf', () => {
  it("is HAProxy's own without floating addresses", () => {
    expect(failoverBudgetOf(twoServers)).toEqual(failoverBudget(haproxyDefaults));
  });

  it('covers the silence of a host: three advertisements and the skew of the least priority', () => {
    // 3 x 300 + (256 - 140) / 256 x 300 + 500
    expect(failoverBudgetOf(withSettings('keepalived', { track: false }))?.failoverBudgetMs).toBe(1536);
    expect(failoverBudgetOf(withSettings('keepalived', { track: false, advertMs: 1000 }))?.failoverBudgetMs).toBe(3954);
  });

  it('covers the looks that fail until an unfit host gives up', () => {
    expect(failoverBudgetOf(withSettings('keepalived', { fall: 3, checkTimeoutMs: 200 }))?.failoverBudgetMs).toBe(3836);
  });

  it('covers looks that last longer than their interval, of which none is begun while another is under way', () => {
    // Begun 1 s late, 2.5 s each in turns of 3 s, 136 ms of skew and half a second; measured with 2 s: 4.7 s of 5.6.
    const long = failoverBudgetOf(withSettings('keepalived', { checkTimeoutMs: 2500 }));
    expect(long?.failoverBudgetMs).toBe(1000 + 3000 + 2500 + 136 + 500);
    expect(long?.failoverBecause).toContain('check interval 1 s + 1 x 3 s for a check that lasts longer');
    const short = failoverBudgetOf(withSettings('keepalived', { checkTimeoutMs: 1000 }));
    expect(short?.failoverBudgetMs).toBe(2 * 1000 + 1000 + 136 + 500);
  });

  it('counts no looks where keepalived has nothing to ask', () => {
    const ends = { on: ['primary', 'replica'], kind: 'keepalived', role: 'guardian', port: 0 } as const;
    const keepers = ends.on.map((host) => ({ ...ends, name: `${host}.keepalived`, host }));
    const stack = { ...twoServers, components: keepers, addresses: [{ name: 'writer', on: ends.on }] };
    expect(failoverBudgetOf(stack)?.failoverBecause).toContain('3 x advert 300 ms');
  });

  it('covers the time until the members of a cluster go on without one', () => {
    const patient = databaseFailover.components.map((each) =>
      each.kind === 'mariadb' ? { ...each, settings: { ...each.settings, suspectMs: 1000 } } : each,
    );
    // VRRP: 2 x 1 s + 500 + (256 - 140) / 256 x 300 + 500
    expect(failoverBudgetOf(databaseFailover)?.failoverBudgetMs).toBe(3136);
    expect(failoverBudgetOf({ ...databaseFailover, components: patient })).toEqual({
      failoverBudgetMs: 4500,
      failoverBecause: '4 x suspect 1000 ms + 500 ms reserve = 4500 ms',
    });
  });

  it('covers the silence of one of several applications behind a Nginx', () => {
    const second = { from: 'server1.nginx', to: 'server2.app', operations: ['read', 'write'] as const };
    const slow = twoServers.components.map((each) =>
      each.name === 'server1.nginx' ? { ...each, settings: { readTimeoutMs: 3000 } } : each,
    );
    const stack = { ...twoServers, components: slow };
    expect(failoverBudgetOf(stack)).toEqual(failoverBudgetOf(twoServers));
    expect(failoverBudgetOf({ ...stack, links: [...twoServers.links, second] })).toEqual({
      failoverBudgetMs: 3500,
      failoverBecause: "Nginx's read time-out 3000 ms + 500 ms reserve = 3500 ms",
    });
  });

  it('is the slowest part', () => {
    expect(failoverBudgetOf(withSettings('haproxy', { interMs: 5000 }))?.failoverBecause).toContain('inter 5000 ms');
  });

  it('is not known where text behind a generated file may change the settings', () => {
    expect(failoverBudgetOf(behind(pair, 'haproxy', 'haproxy.cfg'))).toBeUndefined();
    expect(failoverBudgetOf(behind(pair, 'keepalived', 'keepalived.conf'))).toBeUndefined();
    expect(failoverBudgetOf(behind(databaseFailover, 'mariadb', 'my.cnf'))).toBeUndefined();
    // No time of a failover is in the file of a database that belongs to no cluster.
    expect(failoverBudgetOf(behind(twoServers, 'mariadb', 'my.cnf'))).toEqual(failoverBudgetOf(twoServers));
  });

  it('is not known where a configuration of the user hides the settings', () => {
    const files = { 'haproxy.cfg': '' };
    expect(
      failoverBudgetOf({ ...twoServers, components: twoServers.components.map((each) => ({ ...each, files })) }),
    ).toBeUndefined();
    expect(failoverBudgetOf({ ...twoServers, components: [] })).toBeUndefined();
  });
});
