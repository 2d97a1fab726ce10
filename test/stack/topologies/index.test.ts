import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isName } from '../../../model/name.ts';
import { entryPlacesOf } from '../../../model/stack.ts';
import { predictSpof } from '../../../plans/predict.ts';
import { parseStack } from '../../../plans/stack-file.ts';
import { topologies } from '../../../stack/topologies/index.ts';
import { aroundStack } from '../../support/stack-text.ts';

const folder = new URL('../../../docs/stacks/', import.meta.url);
const shipped = (name: string) =>
  parseStack(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), name, aroundStack());

/** As a set: a file may name the links in the order in which they are best read. */
const byEnds = ({ links, ...stack }: (typeof topologies)[number]) => ({
  ...stack,
  links: links.toSorted((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`)),
});

describe('every shipped stack', () => {
  it.each(topologies)('$name is sound: names are names, hosts and links exist, no port is taken twice', (stack) => {
    const hosts = new Set(stack.hosts.map(({ name }) => name));
    const names = stack.components.map(({ name }) => name);
    expect([...hosts, ...names].filter((name) => !isName(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(stack.components.filter(({ host }) => !hosts.has(host))).toEqual([]);
    expect(stack.links.flatMap(({ from, to }) => [from, to]).filter((end) => !names.includes(end))).toEqual([]);
    const places = stack.components.filter(({ port }) => port > 0).map(({ host, port }) => `${host}:${port}`);
    expect(new Set(places).size).toBe(places.length);
    expect(entryPlacesOf(stack).filter((place) => place.length === 0)).toEqual([]);
    expect(hosts).toContain(stack.client);
  });

  it.each(topologies)('$name means the same as the YAML that users may copy', (stack) => {
    expect(byEnds(shipped(stack.name))).toEqual(byEnds(stack));
  });

  it('has a name of its own', () => {
    const names = topologies.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is all that stands beside its YAML, the plan to start with aside', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'plan.yaml');
    expect(files.toSorted()).toEqual(topologies.map(({ name }) => `${name}.yaml`).toSorted());
  });
});

const all = ['static', 'read', 'write'];

/** What is lost with a target, by stack, as the claims about these stacks have it. */
const lost: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'one-server': {
    server1: all,
    'server1.nginx': all,
    'server1.app': ['read', 'write'],
    'server1.mariadb': ['read', 'write'],
  },
  colocated: { balancer: all, server1: ['write'], server2: [], 'server1.nginx': [], 'server2.mariadb': [] },
  'active-passive': { balancer: all, server1: [], server2: [], primary: ['write'], replica: [] },
  'least-connections': { balancer: all, server1: [], server2: [], primary: ['write'] },
  'ip-hash': { balancer: all, server1: [], server2: [], primary: ['write'] },
  'shared-balancer-host': { server1: all, 'server1.haproxy': all, 'server1.nginx': [], server2: [] },
  'pinned-writer': { server1: ['write'], 'server1.app': ['write'], server2: [], primary: ['write'] },
  'balancer-failover': { balancer1: [], balancer2: [], server1: [], primary: ['write'] },
  'balancer-pair': { balancer1: [], balancer2: [], server2: [], primary: ['write'] },
};

const cases = Object.entries(lost).flatMap(([stack, targets]) =>
  Object.entries(targets).map(([target, operations]) => ({ stack, target, operations })),
);

describe('predictSpof on the shipped stacks', () => {
  it.each(cases)('$stack without $target loses $operations', ({ stack: name, target, operations }) => {
    const stack = topologies.find((each) => each.name === name);
    expect(stack && predictSpof(stack, target, 'stop')).toEqual(operations);
  });
});
