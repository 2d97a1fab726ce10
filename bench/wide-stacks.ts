import type { ComponentSpec, LinkSpec, StackSpec } from '../model/stack.ts';
import { ms } from '../model/units.ts';

const part = (name: string, host: string, role: ComponentSpec['role']): ComponentSpec => ({
  name,
  host,
  role,
  kind: role === 'primary' || role === 'replica' ? 'mariadb' : 'command',
  port: 1,
});

const stackOf = (
  title: string,
  components: readonly ComponentSpec[],
  links: readonly LinkSpec[],
  entry: string,
): StackSpec => ({
  name: 'drawn',
  title,
  hosts: [...new Set(components.map(({ host }) => host))].map((name) => ({ name })),
  components,
  links,
  entry,
  client: 'client',
  failoverBudgetMs: ms(0),
  failoverBecause: 'nothing fails over in a drawing',
});

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** One balancer in front of very many servers, each with a web server and an application, and two databases behind them. */
export function wideStack(size: number): StackSpec {
  const servers = upTo(Math.floor((size - 3) / 2)).map((index) => `server${index}`);
  const components = [
    part('balancer.haproxy', 'balancer', 'balancer'),
    ...servers.flatMap((host) => [part(`${host}.nginx`, host, 'web'), part(`${host}.app`, host, 'app')]),
    part('primary.mariadb', 'primary', 'primary'),
    part('replica.mariadb', 'replica', 'replica'),
  ];
  const links = servers.flatMap((host): readonly LinkSpec[] => [
    { from: 'balancer.haproxy', to: `${host}.nginx` },
    { from: `${host}.nginx`, to: `${host}.app` },
    { from: `${host}.app`, to: 'primary.mariadb' },
    { from: `${host}.app`, to: 'replica.mariadb', operations: ['read'] },
  ]);
  return stackOf('one balancer, many servers', components, links, 'balancer.haproxy');
}

const nameIn = (chain: number, index: number): string => `chain${chain}.${index}`;

/**
 * Two chains of services side by side from one balancer to one database, with a rung from one to the other every so often:
 * the longest ways and the most pairs that so many components can have. A rung leads from the first chain to the second.
 */
export function ladderStack(size: number, everyRung: number): StackSpec {
  const length = Math.floor((size - 2) / 2);
  const components = [
    part('balancer.haproxy', 'balancer', 'balancer'),
    ...upTo(length).flatMap((index) =>
      [0, 1].map((chain) => part(nameIn(chain, index), `host${chain}x${index}`, index === 0 ? 'web' : 'app')),
    ),
    part('primary.mariadb', 'primary', 'primary'),
  ];
  const links = upTo(length - 1).flatMap((index): readonly LinkSpec[] => [
    { from: nameIn(0, index), to: nameIn(0, index + 1) },
    { from: nameIn(1, index), to: nameIn(1, index + 1) },
    { from: nameIn(0, index), to: nameIn(index % everyRung === everyRung - 1 ? 1 : 0, index + 1) },
  ]);
  const ends = [0, 1].flatMap((chain): readonly LinkSpec[] => [
    { from: 'balancer.haproxy', to: nameIn(chain, 0) },
    { from: nameIn(chain, length - 1), to: 'primary.mariadb' },
  ]);
  return stackOf('two chains with rungs', components, [...ends, ...links], 'balancer.haproxy');
}
