import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { componentScope } from '../../stack/component-scope.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf } from '../../stack/network.ts';
import { silenceRules, silenceTable } from '../../stack/silence.ts';
import { colocated } from '../../stack/topologies/colocated.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { hardened } from '../../stack/topologies/hardened.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { clusterSite } from '../support/cluster.ts';
import { pair } from '../support/pair.ts';
import { siteOf } from '../support/site.ts';
import { twoOnAHost, withMore } from '../support/two-on-a-host.ts';

const place = { spec: twoServers, addresses: addressesOf(twoServers.hosts) };

/** What is cut where a component's packets leave its host. */
const cut = (spec: StackSpec, name: string): readonly string[] =>
  componentScope({ spec, addresses: addressesOf(spec.hosts) }, componentNamed(spec, name)).output;

describe('the silence of a component', () => {
  it('drops what goes to and from its port and to and from the places it calls', () => {
    const scope = componentScope(place, siteOf('server1.app').component);
    expect(silenceRules(silenceTable('server1.app'), scope)).toMatchInlineSnapshot(`
      "table inet silence_server1_app {
        counter dropped { }
        chain input {
          type filter hook input priority -400; policy accept;
          tcp dport 8080 counter name dropped drop
          ip saddr 198.18.0.14 tcp sport 3306 counter name dropped drop
          ip saddr 198.18.0.15 tcp sport 3306 counter name dropped drop
        }
        chain output {
          type filter hook output priority -400; policy accept;
          tcp sport 8080 counter name dropped drop
          ip daddr 198.18.0.14 tcp dport 3306 counter name dropped drop
          ip daddr 198.18.0.15 tcp dport 3306 counter name dropped drop
        }
      }
      "
    `);
  });
});

describe('the silence of a part of a cluster', () => {
  const addresses = addressesOf(databaseFailover.hosts);
  const silent = (name: string) =>
    silenceRules('t', componentScope({ spec: databaseFailover, addresses }, clusterSite(name).component));

  it('drops what it says to the other members, whoever called whom', () => {
    expect(silent('primary.mariadb').match(/tcp dport \{ 4567, 4568 \} counter/g)).toHaveLength(2);
    expect(silent('arbiter.garbd').match(/tcp sport \{ 4567, 4568 \} counter/g)).toHaveLength(2);
    expect(silent('server1.app')).not.toContain('4567');
  });

  it('drops what goes to a floating address of the places it calls', () => {
    expect(silent('server1.app')).toContain('ip daddr { 198.18.0.14, 198.18.0.200 } tcp dport 3306 counter');
  });
});

const instance = (number: number): string => `vrrp_instance x {\n  virtual_router_id ${number}\n}\n`;

const guardian = (name: string, address: string) =>
  ({ name, host: 'balancer1', kind: 'keepalived', role: 'guardian', port: 0, settings: { address } }) as const;

describe('the silence of a component that shares its host', () => {
  it('leaves open the places that another one there calls too', () => {
    expect(cut(twoOnAHost, 'one')).toEqual(['tcp sport 8081']);
    expect(cut(colocated, 'server2.app')).toEqual(['tcp sport 8080', 'ip daddr 198.18.0.13 tcp dport 3306']);
  });

  it('leaves open a floating address by which another one there reaches its own place', () => {
    const db2 = { name: 'db2', host: 'balancer', kind: 'mariadb', role: 'replica', port: 3306 } as const;
    const more = withMore(twoOnAHost, db2, { from: 'one', to: 'db2' });
    const links = more.links.filter(({ from, to }) => from !== 'one' || to !== 'primary.mariadb');
    const addresses = [{ name: 'writer', on: ['primary', 'balancer'] }];
    expect(cut({ ...more, addresses, links }, 'one')).toEqual([
      'tcp sport 8081',
      'ip daddr 198.18.0.11 tcp dport 3306',
    ]);
  });

  it('leaves open what keepalived there asks whether it is well', () => {
    const teller = { name: 'teller', host: 'balancer1', kind: 'command', role: 'service', port: 9000 } as const;
    const asking = withMore(pair, teller, { from: 'teller', to: 'balancer1.haproxy', operations: [] });
    expect(cut(asking, 'teller')).toEqual(['tcp sport 9000']);
  });

  it('leaves the group of another keepalived there alone', () => {
    const others = pair.components.filter(({ name }) => name !== 'balancer1.keepalived');
    const components = [...others, guardian('first', 'vip'), guardian('second', 'vip2')];
    const addresses = [...(pair.addresses ?? []), { name: 'vip2', on: ['balancer1', 'balancer2'] }];
    expect(cut({ ...pair, addresses, components }, 'first')).toEqual(['ip protocol 112 @th,8,8 { 51 }']);
    expect(cut({ ...pair, addresses, components }, 'second')).toEqual(['ip protocol 112 @th,8,8 { 52 }']);
    expect(cut(pair, 'balancer1.keepalived')).toEqual(['ip protocol 112']);
  });

  it('is of the groups that a configuration of the user own names, and of all where nobody can tell', () => {
    const others = pair.components.filter(({ name }) => name !== 'balancer1.keepalived');
    const addresses = [...(pair.addresses ?? []), { name: 'vip2', on: ['balancer1', 'balancer2'] }];
    const silence = (key: 'files' | 'append', text: string) => {
      const first = { ...guardian('first', 'vip'), [key]: { 'keepalived.conf': text } };
      return cut({ ...pair, addresses, components: [...others, first, guardian('second', 'vip2')] }, 'first');
    };
    expect(silence('files', instance(7) + instance(8))).toEqual(['ip protocol 112 @th,8,8 { 7, 8 }']);
    expect(silence('append', instance(9))).toEqual(['ip protocol 112 @th,8,8 { 51, 9 }']);
    expect(silence('files', 'include more.conf\n')).toEqual(['ip protocol 112']);
  });

  it('is none where it listens on no port and one of its calls is not its alone', () => {
    const worker = { name: 'worker', host: 'server', kind: 'command', role: 'service', port: 0 } as const;
    const link = { from: 'worker', to: 'primary.mariadb', operations: [] };
    expect(cut(withMore(twoOnAHost, worker, link), 'worker')).toEqual([]);
    const alone = { ...worker, host: 'balancer' };
    expect(cut(withMore(twoOnAHost, alone, link), 'worker')).toEqual(['ip daddr 198.18.0.13 tcp dport 3306']);
    expect(cut(withMore(twoOnAHost, alone, link, { from: 'worker', to: 'one' }), 'worker')).toEqual([]);
  });
});

describe('the silence of a component that speaks at several ports', () => {
  it('drops every one of them', () => {
    expect(cut(hardened, 'balancer1.haproxy').slice(0, 3)).toEqual([
      'tcp sport 443',
      'tcp sport 10443',
      'tcp sport 8404',
    ]);
  });
});

describe('the silence of a component of monitoring', () => {
  it('drops its calls at the ports it really calls', () => {
    const called = cut(hardened, 'monitor.prometheus').map((condition) => condition.split(' ').at(-1));
    expect(called).toEqual(['9090', '8404', '8404', '9104', '9104', '9115', '9093']);
  });

  it('leaves the database alone that an exporter asks over its socket', () => {
    const exporter = {
      name: 'exporter',
      host: 'primary',
      kind: 'mysqld-exporter',
      role: 'service',
      port: 9104,
    } as const;
    const link = { from: 'exporter', to: 'primary.mariadb', operations: [] };
    expect(cut(withMore(twoOnAHost, exporter, link), 'exporter')).toEqual(['tcp sport 9104']);
    expect(cut(hardened, 'primary.mysqld-exporter')).toEqual(['tcp sport 9104']);
  });
});
