import type { ComponentSpec, LinkSpec, StackSpec } from '../../model/stack.ts';
import { failoverBudget } from '../failover.ts';
import { haproxyDefaults } from '../kinds/haproxy.ts';

const server = (host: string): readonly ComponentSpec[] => [
  { name: `${host}.app`, host, kind: 'app', role: 'app', port: 8080 },
  { name: `${host}.nginx`, host, kind: 'nginx', role: 'web', port: 80 },
];

const serverLinks = (host: string): readonly LinkSpec[] => [
  { from: 'balancer.haproxy', to: `${host}.nginx` },
  { from: `${host}.nginx`, to: `${host}.app`, operations: ['read', 'write'] },
  // Reads too: the application falls back to the primary when the replica fails it.
  { from: `${host}.app`, to: 'primary.mariadb', operations: ['read', 'write'] },
  { from: `${host}.app`, to: 'replica.mariadb', operations: ['read'] },
];

/** The default: everything behind one balancer, each database on a machine of its own. */
export const twoServers: StackSpec = {
  name: 'two-servers',
  title: 'HAProxy, two servers with Nginx and application, MariaDB primary and replica',
  hosts: ['client', 'balancer', 'server1', 'server2', 'primary', 'replica'].map((name) => ({ name })),
  components: [
    { name: 'primary.mariadb', host: 'primary', kind: 'mariadb', role: 'primary', port: 3306 },
    { name: 'replica.mariadb', host: 'replica', kind: 'mariadb', role: 'replica', port: 3306 },
    ...server('server1'),
    ...server('server2'),
    { name: 'balancer.haproxy', host: 'balancer', kind: 'haproxy', role: 'balancer', port: 80 },
  ],
  links: [
    ...serverLinks('server1'),
    ...serverLinks('server2'),
    // Replication: no user's request travels it.
    { from: 'replica.mariadb', to: 'primary.mariadb', operations: [] },
  ],
  entry: 'balancer.haproxy',
  client: 'client',
  ...failoverBudget(haproxyDefaults),
};
