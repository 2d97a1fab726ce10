import type { StackSpec } from '../../model/stack.ts';
import { balancer, balancerLinks, database, replication, server, serverLinks, whole } from '../topology-parts.ts';

/** The default: everything behind one balancer, each database on a machine of its own. */
export const twoServers: StackSpec = whole({
  name: 'two-servers',
  title: 'HAProxy, two servers with Nginx and application, MariaDB primary and replica',
  hosts: ['balancer', 'server1', 'server2', 'primary', 'replica'],
  components: [
    database('primary', 'primary'),
    database('replica', 'replica'),
    ...server('server1'),
    ...server('server2'),
    balancer('balancer'),
  ],
  links: [
    ...balancerLinks('balancer', ['server1']),
    ...serverLinks('server1'),
    ...balancerLinks('balancer', ['server2']),
    ...serverLinks('server2'),
    replication(),
  ],
  entry: 'balancer.haproxy',
});
