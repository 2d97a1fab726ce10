import type { StackSpec } from '../../model/stack.ts';
import {
  balancer,
  balancerLinks,
  database,
  guardian,
  replication,
  server,
  serverLinks,
  whole,
} from '../topology-parts.ts';

/** Two balancers, and one address that moves between them. */
export const balancerFailover: StackSpec = whole({
  name: 'balancer-failover',
  title: 'Two HAProxy with keepalived and one floating address in front of two servers',
  hosts: ['balancer1', 'balancer2', 'server1', 'server2', 'primary', 'replica'],
  components: [
    database('primary', 'primary'),
    database('replica', 'replica'),
    ...server('server1'),
    ...server('server2'),
    balancer('balancer1'),
    balancer('balancer2'),
    guardian('balancer1'),
    guardian('balancer2'),
  ],
  links: [
    ...balancerLinks('balancer1', ['server1', 'server2']),
    ...balancerLinks('balancer2', ['server1', 'server2']),
    ...serverLinks('server1'),
    ...serverLinks('server2'),
    replication(),
  ],
  entry: 'vip',
  addresses: [{ name: 'vip', on: ['balancer1', 'balancer2'] }],
});
