import { describe, expect, it } from 'vitest';
import type { LinkSpec, StackSpec } from '../../../model/stack.ts';
import { cutSets } from '../../../plans/graph/cut-sets.ts';
import { neededFor } from '../../../plans/graph/needs.ts';
import { splitByPath } from '../../support/own-stacks.ts';
import { twoServers } from '../../support/two-servers.ts';

const names = (stack: StackSpec, operation: 'static' | 'read' | 'write') =>
  neededFor(stack, operation).map((group) => group.map(({ name }) => name));

/** The applications ask a proxy, which has the replica in reserve for these operations. */
function proxied(operations: LinkSpec['operations']): StackSpec {
  const proxy = { name: 'proxy', host: 'replica', kind: 'command', role: 'primary', port: 1 } as const;
  const inner = twoServers.links.filter(({ to }) => !to.endsWith('mariadb'));
  const links: readonly LinkSpec[] = [
    { from: 'server1.app', to: 'proxy' },
    { from: 'server2.app', to: 'proxy' },
    { from: 'proxy', to: 'primary.mariadb' },
    { from: 'proxy', to: 'replica.mariadb', backup: true, ...(operations && { operations }) },
  ];
  return { ...twoServers, components: [...twoServers.components, proxy], links: [...inner, ...links] };
}

describe('neededFor', () => {
  it('asks a static page for a web server, and a write for a primary as well', () => {
    expect(names(twoServers, 'static')).toEqual([['server1.nginx', 'server2.nginx']]);
    expect(names(twoServers, 'write').at(-1)).toEqual(['primary.mariadb']);
  });

  it('asks who answers and, for rows, a database; web servers in front of applications are on the way', () => {
    expect(names(twoServers, 'read')).toEqual([
      ['server1.app', 'server2.app'],
      ['primary.mariadb', 'replica.mariadb'],
    ]);
    expect(names(splitByPath, 'write')).toEqual([['app1.app', 'app2.app'], ['primary.mariadb']]);
  });

  it('asks for no role that nobody has: without applications the web servers answer', () => {
    const components = twoServers.components.filter(({ role }) => role !== 'app');
    expect(names({ ...twoServers, components }, 'read')[0]).toEqual(['server1.nginx', 'server2.nginx']);
    const alone = components.filter(({ role }) => role !== 'primary' && role !== 'replica');
    expect(names({ ...twoServers, components: alone }, 'read')).toHaveLength(1);
  });

  it('asks for no application that requests pass by on their way to the database', () => {
    const straight = { from: 'server1.nginx', to: 'primary.mariadb', operations: ['read', 'write'] } as const;
    const links = [...twoServers.links.filter(({ to }) => !to.endsWith('app')), straight];
    expect(names({ ...twoServers, links }, 'write')).toEqual([['primary.mariadb']]);
    expect(names({ ...twoServers, links: [] }, 'write')).toHaveLength(2);
  });

  it('takes a proxy for the way, not for the database', () => {
    const sets = cutSets(proxied(['read', 'write']), 'write', 'components');
    expect(sets?.singles).toEqual(['balancer.haproxy', 'proxy']);
    expect([...(sets?.pairs ?? [])]).toContainEqual(['primary.mariadb', 'replica.mariadb']);
  });

  it('takes a web server that hands files on to another for the way, and a Nginx of ours for one that has them', () => {
    const door = { name: 'door', host: 'balancer', kind: 'command', role: 'web', port: 1 } as const;
    const links = [...twoServers.links, { from: 'door', to: 'server1.nginx' }];
    const behind = (kind: 'command' | 'nginx'): StackSpec => ({
      ...twoServers,
      components: [...twoServers.components, { ...door, kind }],
      links,
      entry: 'door',
    });
    expect(cutSets(behind('command'), 'static', 'components')?.singles).toEqual(['server1.nginx', 'door']);
    expect(cutSets(behind('nginx'), 'static', 'components')?.singles).toEqual(['door']);
  });

  it('believes that a replica takes writes only when a link says so', () => {
    expect(cutSets(proxied(undefined), 'write', 'components')?.singles).toContain('primary.mariadb');
    expect(cutSets(proxied(['read']), 'write', 'components')?.singles).toContain('primary.mariadb');
  });
});
