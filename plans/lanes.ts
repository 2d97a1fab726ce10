import type { ExperimentPlan, Plan } from '../model/plan.ts';

/** Repetitions of disturbed episodes at most, for each episode that was planned. */
export const repeatsEach = 2;

/** The part of a plan that one lane runs. */
export interface LanePlan {
  /** Number of the lane, from 1. */
  readonly lane: number;
  /** Its experiments, and everything else as in the whole plan. */
  readonly plan: Plan;
  /** Number of its first episode: those of a run have numbers of their own, whichever lane they are in. */
  readonly firstEpisode: number;
  /** Number of the first episode that it repeats; behind those of all lanes, with room for all that it may repeat. */
  readonly firstRepeat: number;
}

/**
 * Parts of a plan that run side by side, each on a whole stack of its own. Every lane has every sham, as its own control
 * arm; the faults are dealt out in turn; probes are asked in the first lane. A plan without lanes is a single part.
 */
export function lanesOf({ probes, ...plan }: Plan): readonly [LanePlan, ...LanePlan[]] {
  const faults = plan.experiments.filter(({ fault }) => fault !== 'sham');
  const count = Math.max(1, Math.min(plan.lanes ?? 1, faults.length));
  const isIn = (experiment: ExperimentPlan, lane: number): boolean =>
    experiment.fault === 'sham' || faults.indexOf(experiment) % count === lane;
  const parts = Array.from({ length: count }, (_, lane) => plan.experiments.filter((one) => isIn(one, lane)));
  const episodesIn = (some: typeof parts): number => some.flat().length * plan.episodes;
  const [first, ...others] = parts.map((experiments, index): LanePlan => {
    const before = episodesIn(parts.slice(0, index));
    return {
      lane: index + 1,
      plan: { ...plan, experiments, ...(index === 0 && probes && { probes }) },
      firstEpisode: 1 + before,
      firstRepeat: 1 + episodesIn(parts) + repeatsEach * before,
    };
  });
  if (!first) throw new Error('a plan has one part at least');
  return [first, ...others];
}
