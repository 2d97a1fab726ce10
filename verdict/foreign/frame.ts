import type { ForeignBars } from '../../model/foreign.ts';
import type { CloseLook, TallyFrame } from '../../model/tally.ts';
import type { EpisodeEvents } from '../gather.ts';

/** The phases of an episode in order; requests of `torn` ones may owe their outcome to either side of an act. */
export const foreignPhases = ['control', 'tornAct', 'budget', 'hold', 'tornHealing', 'recovery', 'after'] as const;

/** Name of a phase. */
export type ForeignPhase = (typeof foreignPhases)[number];

/** An episode with the moments that divide it. Moments since the epoch. */
export interface ForeignEpisode {
  /** Its events. */
  readonly events: EpisodeEvents;
  /** Where each phase begins, in order. */
  readonly beginsMs: readonly number[];
  /** The injection was complete. */
  readonly injectedMs: number;
  /** Until when requests are judged before the healing. */
  readonly watchedUntilMs: number;
  /** Healing was begun; the end of the episode when it never was. */
  readonly healBegunMs: number;
  /** The step in which moments of requests were written down. */
  readonly timeStepMs: number;
  /** The time in which interruptions are looked for. */
  readonly look: CloseLook;
}

/** Before the act and after the healing, this much is looked at closely. */
const aroundMs = 60_000;

/** Steps of a close look; a longer fault is looked at in wider ones. */
const mostSteps = 2 ** 20;

/** How requests are counted for these episodes, which must be those with an injection, in order. */
export const frameOf = (episodes: readonly ForeignEpisode[], { deadlineMs }: ForeignBars): TallyFrame => ({
  edgesMs: episodes.flatMap(({ beginsMs }) => beginsMs),
  closeLooks: episodes.map(({ look }) => look),
  deadlineMs,
});

/** The stretch of a phase of the episode in this place. */
export const stretchOf = (place: number, phase: ForeignPhase): number =>
  place * foreignPhases.length + foreignPhases.indexOf(phase) + 1;

/**
 * The episodes in which something was injected. Moments written down in steps are cut, so that a request may have begun
 * up to a step later than it seems: phases end that much earlier.
 */
export function foreignEpisodes(
  all: readonly EpisodeEvents[],
  bars: ForeignBars,
  timeStepMs: number,
): readonly ForeignEpisode[] {
  const injected = all.filter((events) => events.injected !== null).toSorted((a, b) => a.started.at - b.started.at);
  return injected.map((events, place) => {
    const nextMs = injected[place + 1]?.started.at ?? Number.MAX_SAFE_INTEGER;
    return divided(events, Math.min(nextMs, events.endedAt ?? nextMs), bars, timeStepMs);
  });
}

function divided(events: EpisodeEvents, endMs: number, bars: ForeignBars, timeStepMs: number): ForeignEpisode {
  const [injectedMs, actMs] = [events.injected?.at ?? 0, events.injected?.begunAt ?? 0];
  const guardMs = bars.deadlineMs + (timeStepMs > 1 ? timeStepMs : 0);
  const healBegunMs = Math.min(endMs, events.healBegun?.at ?? endMs);
  const healedMs = events.healed?.at ?? endMs;
  const watchedUntilMs = healBegunMs - guardMs;
  const startMs = events.started.at;
  const wanted = [
    startMs,
    actMs - guardMs,
    // The moment of the act itself is torn.
    Math.floor(injectedMs) + 1,
    injectedMs + bars.failoverBudgetMs,
    watchedUntilMs,
    Math.floor(healedMs) + 1,
    healedMs + bars.failoverBudgetMs,
  ];
  const beginsMs: number[] = [];
  for (const wish of wanted) beginsMs.push(Math.min(endMs, Math.max(wish, beginsMs.at(-1) ?? startMs)));
  const fromMs = Math.floor(Math.max(startMs, actMs - aroundMs));
  const toMs = Math.ceil(Math.min(endMs, (events.healed ? healedMs : healBegunMs) + aroundMs));
  // A request that stands at a whole second ended within it: before the healing for certain only if all of that second was.
  const untilMs = timeStepMs > 1 ? Math.floor(healBegunMs) - timeStepMs + 1 : healBegunMs;
  const look = lookAt({ fromMs, toMs, watchedUntilMs, untilMs }, timeStepMs);
  return { events, beginsMs, injectedMs, watchedUntilMs, healBegunMs, timeStepMs, look };
}

interface Looked extends Pick<CloseLook, 'fromMs' | 'toMs' | 'untilMs'> {
  /** Until when requests are judged before the healing. */
  readonly watchedUntilMs: number;
}

function lookAt({ fromMs, toMs, watchedUntilMs, untilMs }: Looked, timeStepMs: number): CloseLook {
  let stepMs = Math.max(1, timeStepMs);
  while ((toMs - fromMs) / stepMs > mostSteps) stepMs *= 2;
  const endMs = Math.max(fromMs + stepMs, toMs);
  const watched = Math.floor((Math.min(endMs, watchedUntilMs) - fromMs) / stepMs);
  const sinceMs = fromMs + Math.max(0, watched) * stepMs;
  return { fromMs, toMs: endMs, stepMs, sinceMs, untilMs: Math.max(sinceMs, Math.min(endMs, untilMs)) };
}
