import type { Claim } from '../../model/claim.ts';
import { activeActiveBalancers } from './active-active-balancers.ts';
import { activeActiveUsesBoth } from './active-active-uses-both.ts';
import { activePassiveBalancersGap } from './active-passive-balancers-gap.ts';
import { activePassiveIdles } from './active-passive-idles.ts';
import { appOrWebWithoutRedundancyIsSpof } from './app-or-web-without-redundancy-is-spof.ts';
import { balancerDistributesEvenly } from './balancer-distributes-evenly.ts';
import { balancerIsSpof } from './balancer-is-spof.ts';
import { colocatedBalancerServerIsSpof } from './colocated-balancer-server-is-spof.ts';
import { healthCheckRedirects } from './health-check-redirects.ts';
import { ipHashSticks } from './ip-hash-sticks.ts';
import { leastConnectionsFollowsLoad } from './least-connections-follows-load.ts';
import { monitoringDetectsEarly } from './monitoring-detects-early.ts';
import { moreServersMoreCapacity } from './more-servers-more-capacity.ts';
import { nginxServesStatic } from './nginx-serves-static.ts';
import { noFirewallExposes } from './no-firewall-exposes.ts';
import { noMonitoringNoAlert } from './no-monitoring-no-alert.ts';
import { passiveWastesCapacity } from './passive-wastes-capacity.ts';
import { plainHttpIsReadableAndAlterable } from './plain-http-is-readable-and-alterable.ts';
import { primaryConnectedAppIsSpof } from './primary-connected-app-is-spof.ts';
import { primaryIsWriteSpof } from './primary-is-write-spof.ts';
import { primaryTakesWrites } from './primary-takes-writes.ts';
import { replicaPromotable } from './replica-promotable.ts';
import { replicaServesReads } from './replica-serves-reads.ts';
import { replicationOneWay } from './replication-one-way.ts';
import { serverLossSurvived } from './server-loss-survived.ts';
import { serverLossWithDatabaseOnIt } from './server-loss-with-database-on-it.ts';
import { survivorCarriesAll } from './survivor-carries-all.ts';
import { tlsTerminatesAtWebOrBalancer } from './tls-terminates-at-web-or-balancer.ts';
import { webAppSeparated } from './web-app-separated.ts';

/** Every claim, in the order of reports. */
export const claims: readonly Claim[] = [
  balancerDistributesEvenly,
  leastConnectionsFollowsLoad,
  ipHashSticks,
  serverLossSurvived,
  activeActiveUsesBoth,
  activePassiveIdles,
  healthCheckRedirects,
  moreServersMoreCapacity,
  survivorCarriesAll,
  passiveWastesCapacity,
  nginxServesStatic,
  webAppSeparated,
  tlsTerminatesAtWebOrBalancer,
  primaryTakesWrites,
  replicaServesReads,
  replicationOneWay,
  replicaPromotable,
  balancerIsSpof,
  primaryIsWriteSpof,
  colocatedBalancerServerIsSpof,
  primaryConnectedAppIsSpof,
  serverLossWithDatabaseOnIt,
  appOrWebWithoutRedundancyIsSpof,
  activePassiveBalancersGap,
  activeActiveBalancers,
  noFirewallExposes,
  plainHttpIsReadableAndAlterable,
  noMonitoringNoAlert,
  monitoringDetectsEarly,
];
