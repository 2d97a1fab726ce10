import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { databaseExporter, monitorLinks, monitors } from '../monitoring.ts';
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

/** A balancer that speaks TLS with users and tells its metrics. */
const edge = (host: string): ComponentSpec => ({ ...balancer(host, { tls: true, metricsPort: 8404 }), port: 443 });

/** Every remedy at once. */
export const hardened: StackSpec = whole({
  name: 'hardened',
  title: 'Two balancers with TLS, two databases of a cluster, a firewall on every host, monitoring with alerts',
  hosts: ['balancer1', 'balancer2', 'server1', 'server2', 'primary', 'replica', 'arbiter', 'monitor'],
  components: [
    member('primary', 'primary'),
    member('replica', 'replica'),
    arbitrator('arbiter'),
    ...writingServer('server1', 'writer'),
    ...writingServer('server2', 'writer'),
    edge('balancer1'),
    edge('balancer2'),
    ...['balancer1', 'balancer2', 'primary', 'replica'].map(guardian),
    databaseExporter('primary'),
    databaseExporter('replica'),
    ...monitors('monitor'),
  ],
  links: [
    ...balancerLinks('balancer1', ['server1', 'server2']),
    ...balancerLinks('balancer2', ['server1', 'server2']),
    ...writingServerLinks('server1'),
    ...writingServerLinks('server2'),
    ...clusterLinks(),
    ...monitorLinks('monitor', {
      balancers: ['balancer1', 'balancer2'],
      servers: ['server1', 'server2'],
      databases: ['primary', 'replica'],
    }),
  ],
  entry: 'vip',
  addresses: [
    { name: 'vip', on: ['balancer1', 'balancer2'] },
    { name: 'writer', on: ['primary', 'replica'] },
  ],
  firewall: true,
});
