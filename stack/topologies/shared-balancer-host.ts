import type { StackSpec } from '../../model/stack.ts';
import { balancer, balancerLinks, database, replication, server, serverLinks, whole } from '../topology-parts.ts';

/** The balancer has no machine of its own. */
export const sharedBalancerHost: StackSpec = whole({
  name: 'shared-balancer-host',
  title: 'HAProxy on the machine of the first of two servers',
  hosts: ['server1', 'server2', 'primary', 'replica'],
  components: [
    database('primary', 'primary'),
    database('replica', 'replica'),
    // Port 80 of server1 is the balancer's.
    ...server('server1', 8000),
    ...server('server2', 8000),
    balancer('server1'),
  ],
  links: [
    ...balancerLinks('server1', ['server1', 'server2']),
    ...serverLinks('server1'),
    ...serverLinks('server2'),
    replication(),
  ],
  entry: 'server1.haproxy',
});
