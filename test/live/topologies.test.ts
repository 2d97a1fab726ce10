import { beforeAll, describe, expect, it } from 'vitest';
import { topologies } from '../../stack/topologies/index.ts';
import { inLab } from '../support/in-lab.ts';
import type { Seen } from './inside/topologies.ts';

interface Told {
  readonly name: string;
  readonly upMs: number;
  readonly missing: readonly string[];
  readonly seen: readonly Seen[];
  readonly balanced: Readonly<Record<string, number>>;
}

const [both, first] = [['server1', 'server2'], ['server1']];

/** Not shipped: configurations of Nginx that no shipped stack has. */
const nginxTiers = 'test/live/inside/nginx-tiers.yaml';
const [webs, apps] = [
  ['web1', 'web2'],
  ['app1', 'app2'],
];

/** Servers that answer each operation in turn; of ip-hash only that they do at all. */
const promised: Readonly<Record<string, Readonly<Record<Seen['operation'], readonly string[]>>>> = {
  'one-server': { static: first, read: first, write: first },
  colocated: { static: both, read: both, write: both },
  'active-passive': { static: first, read: first, write: first },
  'least-connections': { static: both, read: both, write: both },
  'shared-balancer-host': { static: both, read: both, write: both },
  'pinned-writer': { static: both, read: both, write: first },
  'balancer-failover': { static: both, read: both, write: both },
  'balancer-pair': { static: both, read: both, write: both },
  'limited-servers': { static: both, read: both, write: both },
  [nginxTiers]: { static: webs, read: apps, write: apps },
};

/** Databases that reads and writes go to where they have no hosts of their own. */
const databases: Readonly<Record<string, readonly [read: string, write: string]>> = {
  'one-server': ['server1.mariadb', 'server1.mariadb'],
  colocated: ['server2.mariadb', 'server1.mariadb'],
  [nginxTiers]: ['primary.mariadb', 'primary.mariadb'],
};

const names = [...Object.keys(promised), 'ip-hash'];

describe('each of the simple stacks', () => {
  let told: Readonly<Record<string, Told>>;
  beforeAll(async () => {
    const all = (await inLab('topologies.ts', names)) as readonly Told[];
    told = Object.fromEntries(all.map((each) => [each.name, each]));
  });

  const seenOf = (name: string) => told[name]?.seen ?? [];

  it.each(names)('%s is steady and answers every operation rightly', (name) => {
    expect(told[name]?.missing).toEqual([]);
    expect(seenOf(name).length).toBeGreaterThanOrEqual(48);
    expect(seenOf(name).filter(({ valid }) => !valid)).toEqual([]);
  });

  it.each(Object.keys(promised))('%s lets those servers answer that it promises, in equal shares', (name) => {
    for (const [operation, servers] of Object.entries(promised[name] ?? {})) {
      const answered = seenOf(name).filter((seen) => seen.operation === operation);
      const shares = servers.map((server) => answered.filter((seen) => seen.server === server).length);
      expect({ operation, shares }).toEqual({ operation, shares: servers.map(() => answered.length / servers.length) });
    }
  });

  it.each(names)('%s reads and writes where it says', (name) => {
    const [read, write] = databases[name] ?? ['replica.mariadb', 'primary.mariadb'];
    const asked = (operation: string) =>
      new Set(seenOf(name).flatMap((seen) => (seen.operation === operation ? [seen.database] : [])));
    expect([...asked('read')]).toEqual([read]);
    expect([...asked('write')]).toEqual([write]);
  });

  it('ip-hash answers each address always by the same server, and the addresses spread over both', () => {
    const byAddress = Map.groupBy(seenOf('ip-hash'), ({ from }) => from);
    const servers = [...byAddress.values()].map((seen) => new Set(seen.map(({ server }) => server)));
    expect(servers.map(({ size }) => size)).toEqual(Array.from({ length: 64 }, () => 1));
    // By chance alone, fewer than a quarter of 64 fall to one side in 1 of 20,000 cases.
    const onFirst = servers.filter((own) => own.has('server1')).length;
    expect(onFirst).toBeGreaterThanOrEqual(16);
    expect(onFirst).toBeLessThanOrEqual(48);
  });

  it('balancer-pair uses both balancers, half and half; balancer-failover the first alone', () => {
    expect(told['balancer-pair']?.balanced).toEqual({ 'balancer1.haproxy': 24, 'balancer2.haproxy': 24 });
    expect(told['balancer-failover']?.balanced).toEqual({ 'balancer1.haproxy': 48, 'balancer2.haproxy': 0 });
  });

  it('is shipped, or a file of the tests', () => {
    expect([...topologies.map(({ name }) => name), nginxTiers]).toEqual(expect.arrayContaining(names));
  });
});
