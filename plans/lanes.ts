import type { ExperimentPlan, Plan } from '../model/plan.ts';

/** The part of a plan that one lane runs. */
export interface LanePlan {
  /** Number of the lane, from 1. */
  readonly lane: number;
  /** Its experiments, and everything else as in the whole plan. */
  readonly plan: Plan;
  /** Number of its first episode: those of a run have numbers of their own, whichever lane they are in. */
  readonly firstEpisode: number;
}

/**
 * Parts of a plan that run side by side, each on a whole stack of its own. Every lane has every sham, as its own control
 * arm; the faults are dealt out in turn; probes are asked in the first lane. A plan without lanes is a single part.
 */
export function lanesOf({ probes, ...plan }: Plan): readonly LanePlan[] {
  const faults = plan.experiments.filter(({ fault }) => fault !== 'sham');
  const count = Math.max(1, Math.min(plan.lanes ?? 1, faults.length));
  const isIn = (experiment: ExperimentPlan, lane: number): boolean =>
    experiment.fault === 'sham' || faults.indexOf(experiment) % count === lane;
  let firstEpisode = 1;
  return Array.from({ length: count }, (_, lane) => {
    const experiments = plan.experiments.filter((experiment) => isIn(experiment, lane));
    const part = {
      lane: lane + 1,
      plan: { ...plan, experiments, ...(lane === 0 && probes && { probes }) },
      firstEpisode,
    };
    firstEpisode += experiments.length * plan.episodes;
    return part;
  });
}
