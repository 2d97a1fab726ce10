import type { EpisodeStarted, RunEvent } from '../model/event.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { EvidenceRecord } from '../model/verdict.ts';

/** An episode to be played. */
export interface PlannedEpisode {
  /** Its number. */
  readonly episode: number;
  /** What is done in it. */
  readonly experiment: ExperimentPlan;
  /** The episodes in whose place it is played, the first of them of the plan; absent when it is one of the plan itself. */
  readonly repeats?: readonly number[];
}

/**
 * Episodes once more, in the same order.
 * @param first number of the first of them
 */
export function repeatsOf(
  disturbed: readonly Pick<EpisodeStarted, 'episode' | 'target' | 'fault' | 'repeats'>[],
  { experiments }: Pick<Plan, 'experiments'>,
  first: number,
): readonly PlannedEpisode[] {
  return disturbed
    .flatMap(({ episode, target, fault, repeats = [] }) => {
      const experiment = experiments.find((one) => one.target === target && one.fault === fault);
      return experiment ? [{ experiment, repeats: [...repeats, episode] }] : [];
    })
    .map(({ experiment, repeats }, index) => ({ episode: first + index, experiment, repeats }));
}

/**
 * What counts of a record: an episode that was played again to its end does not, whatever it showed, and neither does a
 * repetition that came to no end.
 */
export function counting<Kind extends Pick<EvidenceRecord, 'events' | 'samples'>>(record: Kind): Kind {
  const out = uncounted(record.events);
  if (out.size === 0) return record;
  return {
    ...record,
    events: record.events.filter((event) => !('episode' in event) || !out.has(event.episode)),
    samples: new Map([...record.samples].filter(([episode]) => !out.has(episode))),
  };
}

function uncounted(events: readonly RunEvent[]): ReadonlySet<number> {
  const ended = new Set(events.flatMap((event) => (event.type === 'episode-ended' ? [event.episode] : [])));
  return new Set(
    events.flatMap((event) => {
      if (event.type !== 'episode-started' || event.repeats === undefined) return [];
      return ended.has(event.episode) ? event.repeats : [event.episode];
    }),
  );
}
