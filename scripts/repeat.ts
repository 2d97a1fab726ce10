import type { EpisodeStarted, RunEvent } from '../model/event.ts';
import type { ExperimentPlan } from '../model/plan.ts';
import { repeatsEach } from '../plans/lanes.ts';

/** An episode to be played. */
export interface PlannedEpisode {
  /** Its number. */
  readonly episode: number;
  /** What is done in it. */
  readonly experiment: ExperimentPlan;
  /** The episodes in whose place it is played, the first of them of the plan; absent when it is one of the plan itself. */
  readonly repeats?: readonly number[];
}

/** How often one and the same episode is repeated at most: a machine that is busy for minutes may be so again. */
const repeatsMost = 3;

/** Gives an episode that was disturbed the one that is played in its place; undefined when it may not be repeated any more. */
export type Repetitions = (disturbed: PlannedEpisode) => PlannedEpisode | undefined;

/**
 * Repeats no episode more than three times, and no more in all than twice those that were planned.
 * @param first number of the first repetition
 * @param planned how many episodes were planned
 */
export function repetitions(first: number, planned: number): Repetitions {
  let next = first;
  return ({ episode, experiment, repeats = [] }) => {
    if (repeats.length === repeatsMost || next === first + repeatsEach * planned) return undefined;
    return { episode: next++, experiment, repeats: [...repeats, episode] };
  };
}

/**
 * What counts of a journal: an episode that was played again does not, whatever it showed, and neither does a repetition in
 * which nothing was done, or that came to no end of its own: the episode that counts in its stead then says so.
 */
export function counting(events: readonly RunEvent[]): readonly RunEvent[] {
  const out = uncounted(events);
  const begun = events.filter((event) => event.type === 'episode-started');
  return events
    .filter((event) => !('episode' in event) || !out.has(event.episode))
    .map((event) => (event.type === 'episode-started' ? withInVain(event, begun, out) : event));
}

function withInVain(own: EpisodeStarted, begun: readonly EpisodeStarted[], out: ReadonlySet<number>): EpisodeStarted {
  const isInVain = ({ episode, repeats = [] }: EpisodeStarted): boolean =>
    out.has(episode) && repeats.find((one) => !out.has(one)) === own.episode;
  const inVain = begun.filter(isInVain).map(({ episode }) => episode);
  return inVain.length > 0 ? { ...own, inVain } : own;
}

function uncounted(events: readonly RunEvent[]): ReadonlySet<number> {
  const [acted, ended] = [new Set<number>(), new Set<number>()];
  const stoppedAt = events.find(({ type }) => type === 'run-interrupted')?.at ?? Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (event.type === 'fault-injected') acted.add(event.episode);
    if (event.type === 'episode-ended' && event.at < stoppedAt) ended.add(event.episode);
  }
  return new Set(
    events.flatMap((event) => {
      if (event.type !== 'episode-started' || event.repeats === undefined) return [];
      return acted.has(event.episode) && ended.has(event.episode) ? event.repeats : [event.episode];
    }),
  );
}
