import type { EvidenceRecord } from '../model/verdict.ts';
import type { EpisodeStarted } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import { isOutlived } from './case.ts';
import type { Digest } from './digest.ts';
import { digest } from './digest.ts';
import { momentOf } from './evidence.ts';
import type { EpisodeEvents } from './gather.ts';
import { gatherEpisodes } from './gather.ts';
import { worstLag } from './generator.ts';
import { runFacts } from './run-facts.ts';

/**
 * Episodes in which the machine was too busy to measure: the generator fell behind its schedule, for one operation at least,
 * the acts took longer than the load, or the last look at the target did not come to its end before the healing. That goes
 * by the schedule alone and never by what users got, so that an episode is not played again because of what it showed.
 */
export function disturbedEpisodes(record: EvidenceRecord): readonly EpisodeStarted[] {
  const { seed } = runFacts(record);
  return gatherEpisodes(record.events)
    .filter((episode) => isDisturbed(digest(record, episode, seed), record.plan))
    .map(({ started }) => started);
}

const isUnwatched = (events: EpisodeEvents): boolean =>
  events.healBegun !== null && events.started.fault !== 'sham' && momentOf(events, 'still').length === 0;

function isDisturbed(one: Digest, plan: Plan): boolean {
  const lags = [...one.surveys.values()].map(({ generator }) => worstLag([generator]) ?? 0);
  const isBehind = one.starved > 0 || lags.some((lag) => lag > plan.bars.generatorLagMs);
  return isBehind || isOutlived({ plan, digest: one }) || isUnwatched(one.events);
}
