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

/** An episode that was played in a lane. */
export interface PlayedEpisode extends Pick<ExperimentPlan, 'target' | 'fault'> {
  /** Its number. */
  readonly episode: number;
}

/** A further lane, which runs alone. */
export interface RepeatPlan extends LanePlan {
  /** The episodes that it repeats. */
  readonly repeats: readonly number[];
}

/**
 * Episodes that lanes disturbed, once more and alone, under a control arm of their own; undefined when there are none. One
 * sham is enough, however many were disturbed.
 */
export function repeatOf(plan: Plan, disturbed: readonly PlayedEpisode[]): RepeatPlan | undefined {
  if (disturbed.length === 0) return undefined;
  const lanes = lanesOf(plan);
  const { probes: _asked, ...rest } = plan;
  const shams = plan.experiments.filter(({ fault }) => fault === 'sham');
  const faults = disturbed.flatMap((one) =>
    plan.experiments.filter(({ target, fault }) => fault !== 'sham' && fault === one.fault && target === one.target),
  );
  return {
    lane: lanes.length + 1,
    plan: { ...rest, lanes: 1, episodes: 1, experiments: [...shams, ...faults] },
    firstEpisode: 1 + lanes.reduce((n, part) => n + part.plan.experiments.length * part.plan.episodes, 0),
    repeats: disturbed.map(({ episode }) => episode),
  };
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
