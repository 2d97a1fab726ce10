import type { StackSpec } from '../../model/stack.ts';
import {
  arbitrator,
  balancer,
  balancerLinks,
  clusterLinks,
  guardian,
  member,
  whole,
  writingServer,
  writingServerLinks,
} from '../topology-parts.ts';

/** As the default, but the replica takes the place of a primary that is lost, and hands it back. */
export const databaseFailover: StackSpec = whole({
  name: 'database-failover',
  title: 'HAProxy, two servers, and two MariaDB of a Galera cluster: one takes the place of the other',
  hosts: ['balancer', 'server1', 'server2', 'primary', 'replica', 'arbiter'],
  addresses: [{ name: 'writer', on: ['primary', 'replica'] }],
  components: [
    member('primary', 'primary'),
    member('replica', 'replica'),
    arbitrator('arbiter'),
    ...writingServer('server1', 'writer'),
    ...writingServer('server2', 'writer'),
    balancer('balancer'),
    guardian('primary'),
    guardian('replica'),
  ],
  links: [
    ...balancerLinks('balancer', ['server1', 'server2']),
    ...writingServerLinks('server1'),
    ...writingServerLinks('server2'),
    ...clusterLinks(),
  ],
  entry: 'balancer.haproxy',
});
