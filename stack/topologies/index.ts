import type { StackSpec } from '../../model/stack.ts';
import { activePassive } from './active-passive.ts';
import { activePassiveFailover } from './active-passive-failover.ts';
import { balancerFailover } from './balancer-failover.ts';
import { balancerPair } from './balancer-pair.ts';
import { colocated } from './colocated.ts';
import { databaseFailover } from './database-failover.ts';
import { hardened } from './hardened.ts';
import { ipHash } from './ip-hash.ts';
import { leastConnections } from './least-connections.ts';
import { limitedPassive } from './limited-passive.ts';
import { limitedServers } from './limited-servers.ts';
import { oneServer } from './one-server.ts';
import { pinnedWriter } from './pinned-writer.ts';
import { sharedBalancerHost } from './shared-balancer-host.ts';
import { twoServers } from './two-servers.ts';

/** Every shipped stack; the first is the default. */
export const topologies: readonly StackSpec[] = [
  twoServers,
  oneServer,
  colocated,
  activePassive,
  leastConnections,
  ipHash,
  sharedBalancerHost,
  pinnedWriter,
  balancerFailover,
  balancerPair,
  activePassiveFailover,
  databaseFailover,
  hardened,
  limitedServers,
  limitedPassive,
];
