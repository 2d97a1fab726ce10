import type { StackSpec } from '../../model/stack.ts';
import { balancer, balancerLinks, database, replication, server, serverLinks, whole } from '../topology-parts.ts';

/** What most people really build: the databases live on the servers. */
export const colocated: StackSpec = whole({
  name: 'colocated',
  title: 'Three machines: HAProxy; Nginx, application and primary; Nginx, application and replica',
  hosts: ['balancer', 'server1', 'server2'],
  components: [
    database('server1', 'primary'),
    database('server2', 'replica'),
    ...server('server1'),
    ...server('server2'),
    balancer('balancer'),
  ],
  links: [
    ...balancerLinks('balancer', ['server1', 'server2']),
    ...serverLinks('server1', 'server1', 'server2'),
    ...serverLinks('server2', 'server1', 'server2'),
    replication('server2', 'server1'),
  ],
  entry: 'balancer.haproxy',
});
