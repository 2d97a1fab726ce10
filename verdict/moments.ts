import type { StackSpec } from '../model/stack.ts';
import type { EpisodeMarks } from '../model/episode.ts';
import type { WindowsPlan } from '../model/plan.ts';
import { supports } from '../model/evidence.ts';
import type { EpisodeEvents } from './gather.ts';
import { endedWell, loadLengthOf } from './gather.ts';
import type { Moments } from './phases.ts';
import { roundMaybeMs, roundMs } from './round.ts';
import { isAbout } from './signature.ts';

/** Start of the load, or as near to it as the journal tells. */
export const loadStartOf = ({ loadEnded, loadStarted, started }: EpisodeEvents): number =>
  loadEnded?.startedAt ?? loadStarted?.at ?? started.at;

/** The moments that divide an episode, from the start of its load. */
export function momentsOf(events: EpisodeEvents, windows: WindowsPlan): Moments {
  const startedAt = loadStartOf(events);
  const since = (moment: number | undefined): number | null => (moment === undefined ? null : moment - startedAt);
  const injected = events.injected;
  const healBegunMs = injected ? since(events.healBegun?.at) : null;
  const healedMs = healBegunMs === null ? null : since(events.healed?.at);
  return {
    settledMs: windows.settleMs,
    controlEndMs: windows.settleMs + windows.controlMs,
    actMs: since(injected?.begunAt),
    injectedMs: since(injected?.at),
    healBegunMs,
    healedMs,
    recoveredMs: healedMs === null ? null : healedMs + windows.recoveryMs,
    loadEndMs: loadEndOf(events, startedAt),
  };
}

/** The planned end, or the real one when the generator did not come to its own end. */
function loadEndOf(events: EpisodeEvents, startedAt: number): number {
  const { loadEnded } = events;
  const plannedMs = loadLengthOf(events);
  return !loadEnded || endedWell(loadEnded) ? plannedMs : Math.min(plannedMs, Math.max(0, loadEnded.at - startedAt));
}

/** The injection, from the start of the load; the planned one when nothing was injected. Time 0 of all results. */
export const zeroOf = (moments: Moments): number => moments.injectedMs ?? moments.controlEndMs;

/**
 * The balancer's first notice that a server on the target is not up, between act and healing, from the start of the load;
 * null when it noticed nothing. `no check` says that it does not look, which is no notice; what happens to other servers is
 * none of this target.
 */
export function detectedMs(events: EpisodeEvents, { actMs, healBegunMs }: Moments, stack: StackSpec): number | null {
  if (actMs === null) return null;
  const startedAt = loadStartOf(events);
  const untilMs = healBegunMs ?? Number.POSITIVE_INFINITY;
  const notice = events.balancer.filter(isAbout(stack, events.started.target)).find(({ at, state }) => {
    const atMs = at - startedAt;
    return atMs >= actMs && atMs < untilMs && !/^(?:UP|no check)/i.test(state);
  });
  return notice ? notice.at - startedAt : null;
}

/** The moments as written down: from the injection. */
export function marksOf(events: EpisodeEvents, moments: Moments, detectedAtMs: number | null): EpisodeMarks {
  const zeroMs = zeroOf(moments);
  const startedAt = loadStartOf(events);
  const shift = (atMs: number | null): number | null => roundMaybeMs(atMs === null ? null : atMs - zeroMs);
  const bit = events.evidence.find(({ moment, evidence }) => moment === 'bit' && supports(evidence));
  return {
    loadStartMs: roundMs(-zeroMs),
    controlStartMs: roundMs(moments.settledMs - zeroMs),
    injectBegunMs: shift(moments.actMs),
    bitMs: shift(bit ? bit.at - startedAt : null),
    detectedMs: shift(detectedAtMs),
    healBegunMs: shift(moments.healBegunMs),
    healedMs: shift(moments.healedMs),
    afterStartMs: shift(moments.recoveredMs),
    loadEndMs: roundMs(moments.loadEndMs - zeroMs),
  };
}
