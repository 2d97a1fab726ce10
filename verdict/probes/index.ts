import type { ProbeJudge } from '../probe.ts';
import { alert } from './alert.ts';
import { followsLoad } from './follows-load.ts';
import { moreServers } from './more-servers.ts';
import { passiveCapacity } from './passive-capacity.ts';
import { promotion } from './promotion.ts';
import { reachability } from './reachability.ts';
import { readOrigin } from './read-origin.ts';
import { replication } from './replication.ts';
import { servingOrder } from './serving-order.ts';
import { servingShares } from './serving-shares.ts';
import { standby } from './standby.ts';
import { stickiness } from './stickiness.ts';
import { survivorLoad } from './survivor-load.ts';
import { tlsEdge } from './tls-edge.ts';
import { wireAlteration } from './wire-alteration.ts';
import { wireTap } from './wire-tap.ts';
import { writeOrigin } from './write-origin.ts';

/** Every judge of a probe, in the order of `probeIds`. */
export const probeJudges: readonly ProbeJudge[] = [
  servingOrder,
  servingShares,
  stickiness,
  followsLoad,
  standby,
  readOrigin,
  writeOrigin,
  replication,
  promotion,
  moreServers,
  survivorLoad,
  passiveCapacity,
  reachability,
  wireTap,
  tlsEdge,
  wireAlteration,
  alert,
];
