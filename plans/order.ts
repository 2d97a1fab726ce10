import { chanceAt } from '../model/chance.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';

/** Far from the indexes that the load uses with the same seed: one chance decides one thing. */
const firstIndex = 1_000_000_000;

/**
 * The episodes of a run in running order: k rounds of all experiments. Each round begins with the shams, so that every
 * fault has a clean control arm near it in time; the others follow in an order drawn from the seed, anew each round, so that
 * what drifts during a run (caches, logs, the machine's other load) is blamed on no fault.
 */
export function orderEpisodes({ episodes, experiments }: Plan, seed: number): readonly ExperimentPlan[] {
  const shams = experiments.filter(({ fault }) => fault === 'sham');
  const faults = experiments.filter(({ fault }) => fault !== 'sham');
  return Array.from({ length: episodes }, (_, round) => [
    ...shams,
    ...shuffled(faults, (place) => chanceAt(seed, firstIndex + round * experiments.length + place)),
  ]).flat();
}

/** Every order equally likely (Fisher and Yates 1938, as by Durstenfeld 1964). */
function shuffled<Item>(items: readonly Item[], chance: (place: number) => number): readonly Item[] {
  const left = [...items];
  return items.flatMap((_, place) => left.splice(Math.floor(chance(place) * left.length), 1));
}

/**
 * When a run of the plan ends, said before it begins: nobody looks at the results and goes on until they please. What the machine
 * was too busy to measure is played again, and no result has a say in that.
 */
export function stoppingRule({ episodes }: Pick<Plan, 'episodes'>): string {
  const each = episodes === 1 ? '1 episode' : `${episodes} episodes`;
  const rule = 'no result ends it sooner or prolongs it, and what the machine disturbed is played again';
  return `${each} of each cell, fixed before the run: ${rule}`;
}
