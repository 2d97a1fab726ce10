import { beginningMs } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import type { Sample } from '../model/sample.ts';
import { sinceScenario } from '../model/sample.ts';
import type { EpisodeEvents } from './gather.ts';
import { loadLengthOf } from './gather.ts';
import { loadStartOf } from './moments.ts';

/**
 * Until when requests were begun that say something of planned slots. Of a load that was ended all that it began until then do: they
 * are laid out behind the plan, and tell late ones at its end from those of later slots behind dropped ones.
 */
export function begunUntil(events: EpisodeEvents, { bars }: Plan, samples: readonly Sample[]): number {
  const { neededMs } = events.loadEnded ?? {};
  if (neededMs === undefined) return Number.POSITIVE_INFINITY;
  const last = samples.reduce((latest, sample) => Math.max(latest, sinceScenario(sample)), 0);
  return Math.max(beginningMs(neededMs) + bars.generatorLagMs, Math.min(last + 1, ranMs(events)));
}

/** How long the generator ran. */
export function ranMs(events: EpisodeEvents): number {
  const { loadEnded } = events;
  return loadEnded?.neededMs === undefined ? loadLengthOf(events) : loadEnded.at - loadStartOf(events);
}
