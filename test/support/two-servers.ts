import type { ComponentSpec, LinkSpec, StackSpec } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';

const server = (host: string): readonly ComponentSpec[] => [
  { name: `${host}.app`, host, kind: 'app', role: 'app', port: 8080 },
  { name: `${host}.nginx`, host, kind: 'nginx', role: 'web', port: 80 },
];

const serverLinks = (host: string): readonly LinkSpec[] => [
  { from: 'balancer.haproxy', to: `${host}.nginx` },
  { from: `${host}.nginx`, to: `${host}.app`, operations: ['read', 'write'] },
  { from: `${host}.app`, to: 'primary.mariadb', operations: ['read', 'write'] },
  { from: `${host}.app`, to: 'replica.mariadb', operations: ['read'] },
];

/** A literal stack for tests of pure parts: the shape of the shipped one, with a failover budget of its own. */
export const twoServers: StackSpec = {
  name: 'two-servers',
  title: 'One balancer, two servers, two databases',
  hosts: ['client', 'balancer', 'server1', 'server2', 'primary', 'replica'].map((name) => ({ name })),
  components: [
    { name: 'primary.mariadb', host: 'primary', kind: 'mariadb', role: 'primary', port: 3306 },
    { name: 'replica.mariadb', host: 'replica', kind: 'mariadb', role: 'replica', port: 3306 },
    ...server('server1'),
    ...server('server2'),
    { name: 'balancer.haproxy', host: 'balancer', kind: 'haproxy', role: 'balancer', port: 80 },
  ],
  links: [...serverLinks('server1'), ...serverLinks('server2')],
  entry: 'balancer.haproxy',
  client: 'client',
  failoverBudgetMs: ms(1500),
  failoverBecause: 'a number for tests',
};
