import { isOffTime, supports } from '../model/evidence.ts';
import type { EpisodeStarted, GateJudged } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { isClockSet } from './checks/clock-jump.ts';
import type { ArmDigest, Digest } from './digest.ts';
import { momentOf } from './evidence.ts';
import type { EpisodeEvents } from './gather.ts';
import { endedWell } from './gather.ts';
import { harmIn, isCertainWhenLate } from './harm.ts';
import { isStaleAllowed } from './stale-allowed.ts';
import { startsLate } from './steady.ts';

/**
 * Episodes in which the machine was too busy to measure: the generator fell behind its schedule, for one operation at least, in a
 * phase or in the window of a gate that failed; or the last look at the target did not come to its end before the healing; or a
 * helper of ours that had to keep time was late; and those in which the clock was set by which requests are stamped, or the
 * generator ended by itself, or never began, and did not say why. That goes by our own schedules and never by what users got, so
 * that an episode is not played again because of what it showed: nor is one in which data was harmed and that lateness does not
 * explain it, something crashed, or the watchdog had to act, nor one whose fault could not be injected, or was seen not to bite,
 * and which was ended at once for that.
 */
export function disturbedEpisodes(record: EvidenceRecord, digests: readonly Digest[]): readonly EpisodeStarted[] {
  const isOne = (one: Digest): boolean => {
    const isLate = isBehind(one, record.plan) || isBehindAtGate(one, record) || isDead(one.events);
    const isDisturbed = isLate || isUnwatched(one.events) || isUntimely(one.events) || isSet(one.events);
    return isDisturbed && !tellsAnyway(one, record.plan, isLate);
  };
  return digests.filter(isOne).map(({ events }) => events.started);
}

/** Whether something was seen that our own lateness does not explain away; stale reads that the plan allows are none of it. */
function tellsAnyway(one: Digest, plan: Plan, isLate: boolean): boolean {
  const { events } = one;
  const isAllowed = isStaleAllowed({ ...events.started, plan, digest: one });
  const harm = harmIn(one).filter((reason) => reason !== 'stale-reads' || !isAllowed);
  const isHarmed = harm.some((reason) => !isLate || isCertainWhenLate(reason, one));
  return events.crashes.length > 0 || events.lifted !== null || isHarmed;
}

/**
 * Whether the generator ended before it was asked to, or never got that far, without a word. One that complains, of its script for
 * example, would do so again; and one that the run itself was asked to end has not ended by itself.
 */
const isDead = ({ loadEnded, failures, interruptedBy }: EpisodeEvents): boolean =>
  interruptedBy === null &&
  (loadEnded?.complaintCount ?? 0) === 0 &&
  ((loadEnded !== null && !endedWell(loadEnded)) || failures.some(({ act }) => act === 'load'));

const isSet = ({ loadEnded }: EpisodeEvents): boolean => isClockSet(loadEnded?.clockDriftMs ?? 0);

const isUntimely = ({ evidence }: EpisodeEvents): boolean => evidence.some((look) => isOffTime(look.evidence));

function isUnwatched(events: EpisodeEvents): boolean {
  const bit = momentOf(events, 'bit').at(-1);
  const wasHeld = events.injected !== null && events.healBegun !== null && (!bit || supports(bit.evidence));
  return wasHeld && events.started.fault !== 'sham' && momentOf(events, 'still').length === 0;
}

/** Whether a gate failed, before the fault or after healing, in a window in which requests were begun late. */
function isBehindAtGate(
  { events, moments }: Digest,
  { plan: { load, bars, windows }, samples }: EvidenceRecord,
): boolean {
  const asked = samples.get(events.started.episode) ?? [];
  const isLate = (gate: GateJudged | null, fromMs: number | null, lengthMs: number): boolean => {
    if (gate?.held !== false || fromMs === null) return false;
    return startsLate({ samples: asked, load, bars, fromMs, toMs: fromMs + lengthMs });
  };
  return (
    isLate(events.gateBefore, moments.settledMs, windows.controlMs) ||
    isLate(events.gateAfter, moments.recoveredMs, windows.afterMs)
  );
}

/** Whether the generator fell behind in a phase, for either kind of users. */
function isBehind(one: Digest, { bars: { generatorLagMs } }: Plan): boolean {
  return [one, one.returning].some(({ starved, lagMs }: ArmDigest) => starved > 0 || (lagMs ?? 0) > generatorLagMs);
}
