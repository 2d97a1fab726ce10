import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { databaseExporter, monitorLinks, monitors } from '../monitoring.ts';
import { balancer, balancerLinks, database, guardian, replication, server, serverLinks, whole } from '../topology-parts.ts';

/** A balancer that speaks TLS with users and tells its metrics. */
const edge = (host: string): ComponentSpec => ({ ...balancer(host, { tls: true, metricsPort: 8404 }), port: 443 });

/** Every remedy at once. */
export const hardened: StackSpec = whole({
  name: 'hardened',
  title: 'Two balancers with TLS and one floating address, a firewall on every host, monitoring with alerts',
  hosts: ['balancer1', 'balancer2', 'server1', 'server2', 'primary', 'replica', 'monitor'],
  components: [
    database('primary', 'primary'),
    database('replica', 'replica'),
    ...server('server1'),
    ...server('server2'),
    edge('balancer1'),
    edge('balancer2'),
    guardian('balancer1'),
    guardian('balancer2'),
    databaseExporter('primary'),
    databaseExporter('replica'),
    ...monitors('monitor'),
  ],
  links: [
    ...balancerLinks('balancer1', ['server1', 'server2']),
    ...balancerLinks('balancer2', ['server1', 'server2']),
    ...serverLinks('server1'),
    ...serverLinks('server2'),
    replication(),
    ...monitorLinks('monitor', {
      balancers: ['balancer1', 'balancer2'],
      servers: ['server1', 'server2'],
      databases: ['primary', 'replica'],
    }),
  ],
  entry: 'vip',
  addresses: [{ name: 'vip', on: ['balancer1', 'balancer2'] }],
  firewall: true,
});
