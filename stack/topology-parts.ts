import { groupPort } from '../model/cluster.ts';
import type { ComponentSpec, LinkSpec, StackSpec } from '../model/stack.ts';
import { failoverBudgetOf } from './budget.ts';

/** A server: Nginx in front of an application; the port is that of Nginx. */
export const server = (host: string, port = 80): readonly ComponentSpec[] => [
  { name: `${host}.app`, host, kind: 'app', role: 'app', port: 8080 },
  { name: `${host}.nginx`, host, kind: 'nginx', role: 'web', port },
];

/** A database. */
export const database = (host: string, role: 'primary' | 'replica'): ComponentSpec => ({
  name: `${host}.mariadb`,
  host,
  kind: 'mariadb',
  role,
  port: 3306,
});

/** A database of a cluster: it takes writes while the floating address for them is on its host. */
export const member = (host: string, role: 'primary' | 'replica'): ComponentSpec => ({
  ...database(host, role),
  settings: { cluster: true },
});

/** Has a vote in a cluster, and no data: with it one of two databases knows whether it is the one that is cut off. */
export const arbitrator = (host: string): ComponentSpec => ({
  name: `${host}.garbd`,
  host,
  kind: 'garbd',
  role: 'service',
  port: groupPort,
});

/** A balancer. */
export const balancer = (host: string, settings?: ComponentSpec['settings']): ComponentSpec => ({
  name: `${host}.haproxy`,
  host,
  kind: 'haproxy',
  role: 'balancer',
  port: 80,
  ...(settings && { settings }),
});

/** Moves floating addresses to a host and away from it. */
export const guardian = (host: string): ComponentSpec => ({
  name: `${host}.keepalived`,
  host,
  kind: 'keepalived',
  role: 'guardian',
  port: 0,
});

/** What a server calls: writes go to the primary, reads to the replica, and to the primary when that fails them. */
export const serverLinks = (host: string, primary = 'primary', replica = 'replica'): readonly LinkSpec[] => [
  { from: `${host}.nginx`, to: `${host}.app`, operations: ['read', 'write'] },
  { from: `${host}.app`, to: `${primary}.mariadb`, operations: ['read', 'write'] },
  { from: `${host}.app`, to: `${replica}.mariadb`, operations: ['read'] },
];

/** A server whose application sends writes to a floating address. */
export const writingServer = (host: string, writerAddress: string, port = 80): readonly ComponentSpec[] =>
  server(host, port).map((part) => Object.assign({}, part, part.kind === 'app' && { settings: { writerAddress } }));

/** The same as `serverLinks` where a replica can take the primary's place: writes go there too. */
export const writingServerLinks = (host: string, primary = 'primary', replica = 'replica'): readonly LinkSpec[] =>
  serverLinks(host, primary, replica).map((link) =>
    Object.assign({}, link, link.to === `${replica}.mariadb` && { operations: ['read', 'write'] }),
  );

/** Who speaks with whom in a cluster: no user's request travels it. */
export const clusterLinks = (arbiter = 'arbiter', primary = 'primary', replica = 'replica'): readonly LinkSpec[] => [
  replication(replica, primary),
  { from: `${arbiter}.garbd`, to: `${primary}.mariadb`, operations: [] },
  { from: `${arbiter}.garbd`, to: `${replica}.mariadb`, operations: [] },
];

/** A balancer's servers. */
export const balancerLinks = (host: string, servers: readonly string[]): readonly LinkSpec[] =>
  servers.map((to) => ({ from: `${host}.haproxy`, to: `${to}.nginx` }));

/** Who follows whom: no user's request travels it. */
export const replication = (replica = 'replica', primary = 'primary'): LinkSpec => ({
  from: `${replica}.mariadb`,
  to: `${primary}.mariadb`,
  operations: [],
});

/** A stack whose applications serve a request at a time, for 20 ms: its capacity is reached by a small load. */
export const limited = (stack: StackSpec, names: Pick<StackSpec, 'name' | 'title'>): StackSpec => ({
  ...stack,
  ...names,
  components: stack.components.map((component) =>
    component.kind === 'app' ? { ...component, settings: { serviceMs: 20 } } : component,
  ),
});

/** A stack with its hosts by name, the client being one of its own, and the failover budget that its settings imply. */
export function whole(
  stack: Omit<StackSpec, 'hosts' | 'client' | 'failoverBudgetMs' | 'failoverBecause'> & {
    readonly hosts: readonly string[];
  },
): StackSpec {
  const client = 'client';
  const hosts = [client, ...stack.hosts].map((name) => ({ name }));
  const spec = { ...stack, hosts, client };
  const budget = failoverBudgetOf(spec as unknown as StackSpec);
  if (!budget) throw new Error(`${stack.name} has no settings to compute a failover budget from`);
  return { ...spec, ...budget };
}
