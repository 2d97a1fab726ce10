import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isName } from '../../../model/name.ts';
import { entryPlacesOf } from '../../../model/stack.ts';
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
