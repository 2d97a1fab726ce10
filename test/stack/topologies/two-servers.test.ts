import { describe, expect, it } from 'vitest';
import { isName } from '../../../model/name.ts';
import { topologies } from '../../../stack/topologies/index.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';

describe('every shipped stack', () => {
  it.each(topologies)('$name is sound: names are names, hosts and links exist, no port is taken twice', (stack) => {
    const hosts = new Set(stack.hosts.map(({ name }) => name));
    const names = stack.components.map(({ name }) => name);
    expect([...hosts, ...names].filter((name) => !isName(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(stack.components.filter(({ host }) => !hosts.has(host))).toEqual([]);
    expect(stack.links.flatMap(({ from, to }) => [from, to]).filter((end) => !names.includes(end))).toEqual([]);
    const places = stack.components.map(({ host, port }) => `${host}:${port}`);
    expect(new Set(places).size).toBe(places.length);
    expect(names).toContain(stack.entry);
    expect(hosts).toContain(stack.client);
  });
});

describe('two-servers', () => {
  it('sends writes to the primary only', () => {
    const written = twoServers.links.filter(({ operations = ['write'] }) => operations.includes('write'));
    expect(written.map(({ to }) => to)).not.toContain('replica.mariadb');
  });
});
