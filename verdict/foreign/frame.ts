import type { ForeignBars } from '../../model/foreign.ts';
import type { CloseLook, TallyFrame } from '../../model/tally.ts';
import type { EpisodeEvents } from '../gather.ts';
import { besideOf } from './beside.ts';
import type { Span } from './look.ts';
import { looksAt } from './look.ts';

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
  /** Another episode whose fault was in force at the same time; null when none. */
  readonly beside: EpisodeEvents | null;
}

/** End of an episode that has none. */
const neverMs = Number.MAX_SAFE_INTEGER;

/** An episode before its close look is parted from those beside it. */
interface Divided extends Omit<ForeignEpisode, 'look' | 'beside'> {
  /** Its end. */
  readonly endMs: number;
}

/** Before the act and after the healing, this much is looked at closely. */
const aroundMs = 60_000;

/** What may be missing of a moment that was written down in such steps; finer ones than a millisecond are written as they are. */
export const cutMs = (timeStepMs: number): number => (timeStepMs > 1 ? timeStepMs : 0);

/** How requests are counted for these episodes, which must be all that are judged, in order. */
export const frameOf = (episodes: readonly ForeignEpisode[], { deadlineMs }: ForeignBars): TallyFrame => ({
  edgesMs: episodes.flatMap(({ beginsMs }) => beginsMs),
  closeLooks: episodes.map(({ look }) => look),
  deadlineMs,
});

/** The stretch of a phase of the episode in this place. */
export const stretchOf = (place: number, phase: ForeignPhase): number =>
  place * foreignPhases.length + foreignPhases.indexOf(phase) + 1;

/**
 * The episodes in the order of their begin, also those in which nothing was injected: all of such a one is control. Moments
 * written down in steps are cut, so that a request may have begun up to a step later than it seems: phases end that much earlier.
 */
export function foreignEpisodes(
  all: readonly EpisodeEvents[],
  bars: ForeignBars,
  timeStepMs: number,
): readonly ForeignEpisode[] {
  const inOrder = all.toSorted((a, b) => a.started.at - b.started.at);
  const episodes = inOrder.map((events, place) => {
    const nextMs = inOrder[place + 1]?.started.at ?? neverMs;
    return divided(events, Math.min(nextMs, events.endedAt ?? nextMs), bars, timeStepMs);
  });
  const looks = looksAt(episodes.map(spanOf), timeStepMs);
  return episodes.map((episode, place) =>
    Object.assign({}, episode, { look: looks[place] as CloseLook, beside: besideOf(episode, inOrder) }),
  );
}

function divided(events: EpisodeEvents, endMs: number, bars: ForeignBars, timeStepMs: number): Divided {
  const [injectedMs, actMs] = [events.injected?.at ?? endMs, events.injected?.begunAt ?? endMs];
  const guardMs = bars.deadlineMs + cutMs(timeStepMs);
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
  return { events, beginsMs, endMs, injectedMs, watchedUntilMs, healBegunMs, timeStepMs };
}

/** What is looked at closely of an episode; nothing where nothing was injected. */
function spanOf({ events, endMs, injectedMs, healBegunMs, watchedUntilMs, timeStepMs }: Divided): Span {
  const { started, injected, healBegun, healed } = events;
  const fromMs = Math.floor(Math.max(started.at, (injected?.begunAt ?? started.at) - aroundMs));
  // Nobody knows how long a fault matters that nobody healed, in an episode that did not end.
  const overMs = healed?.at ?? healBegun?.at ?? (endMs === neverMs ? injectedMs : endMs);
  const toMs = injected ? Math.ceil(Math.min(endMs, overMs + aroundMs)) : fromMs;
  // A request that stands at a whole second ended within it: before the healing for certain only if all of that second was.
  const untilMs = timeStepMs > 1 ? Math.floor(healBegunMs) - timeStepMs + 1 : healBegunMs;
  return { fromMs, toMs, watchedUntilMs, untilMs };
}
