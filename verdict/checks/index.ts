import type { Check } from '../check.ts';
import { blindSpot } from './blind-spot.ts';
import { clockJump } from './clock-jump.ts';
import { degradedHold } from './degraded-hold.ts';
import { dirtySham } from './dirty-sham.ts';
import { divergedReplica } from './diverged-replica.ts';
import { doubledWrites } from './doubled-writes.ts';
import { droppedSlots } from './dropped-slots.ts';
import { failedAct } from './failed-act.ts';
import { failedCount } from './failed-count.ts';
import { fewSlots } from './few-slots.ts';
import { interruptedEpisode } from './interrupted-episode.ts';
import { loadNotReached } from './load-not-reached.ts';
import { lostWrites } from './lost-writes.ts';
import { outlivedLoad } from './outlived-load.ts';
import { phantomWrites } from './phantom-writes.ts';
import { relapse } from './relapse.ts';
import { shortHold } from './short-hold.ts';
import { slowReturn } from './slow-return.ts';
import { staleReads } from './stale-reads.ts';
import { starvedGenerator } from './starved-generator.ts';
import { straddledBar } from './straddled-bar.ts';
import { unbookedReturningUsers } from './unbooked-returning-users.ts';
import { unevidencedFault } from './unevidenced-fault.ts';
import { unhealedFault } from './unhealed-fault.ts';
import { unheldFault } from './unheld-fault.ts';
import { uninjectedCrash } from './uninjected-crash.ts';
import { unmetReturn } from './unmet-return.ts';
import { unmetSteadyState } from './unmet-steady-state.ts';
import { unreadLedger } from './unread-ledger.ts';
import { unseenSurvivor } from './unseen-survivor.ts';

/** Every check, causes before consequences: a cell lists its reasons in this order. */
export const checks: readonly Check[] = [
  interruptedEpisode,
  loadNotReached,
  droppedSlots,
  starvedGenerator,
  unmetSteadyState,
  failedAct,
  uninjectedCrash,
  blindSpot,
  clockJump,
  failedCount,
  unevidencedFault,
  unheldFault,
  unhealedFault,
  outlivedLoad,
  unmetReturn,
  dirtySham,
  fewSlots,
  straddledBar,
  shortHold,
  slowReturn,
  degradedHold,
  relapse,
  unseenSurvivor,
  unreadLedger,
  lostWrites,
  staleReads,
  divergedReplica,
  doubledWrites,
  phantomWrites,
  unbookedReturningUsers,
];
