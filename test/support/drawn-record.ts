import { orderEpisodes } from '../../plans/order.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import type { EpisodeRecipe } from './record.ts';
import { bareRecordOf, cleanSham } from './record.ts';

/** What the k episodes of an experiment meet, in the order in which they are run. */
export type Replicates = readonly Omit<EpisodeRecipe, 'target' | 'fault'>[];

/** An experiment with k episodes to make up. */
export interface Replicated extends Pick<EpisodeRecipe, 'target' | 'fault'> {
  /** One an episode. */
  readonly met: Replicates;
}

/** A record of k episodes of each experiment and of a clean sham, run in the order that the plan draws from the seed of the run. */
export function drawnRecordOf(k: number, experiments: readonly Replicated[]): EvidenceRecord {
  const all = [{ ...cleanSham, met: Array.from({ length: k }, () => ({})) }, ...experiments];
  const planned = all.map(({ target, fault }) => ({ target, fault, spof: target === 'balancer' ? spof : [] }));
  const drawn = orderEpisodes({ ...bareRecordOf({ episodes: [] }).plan, episodes: k, experiments: planned }, seed);
  const left = new Map(all.map(({ target, fault, met }) => [`${fault} ${target}`, [...met]]));
  const next = ({ target, fault }: Pick<EpisodeRecipe, 'target' | 'fault'>): EpisodeRecipe =>
    Object.assign({ target, fault }, left.get(`${fault} ${target}`)?.shift());
  const episodes = drawn.map((one) => next(one));
  const record = bareRecordOf({ episodes });
  return { ...record, plan: { ...record.plan, episodes: k, experiments: planned } };
}

const spof = ['static', 'read', 'write'] as const;

/** Seed of made-up runs. */
const seed = 7;
