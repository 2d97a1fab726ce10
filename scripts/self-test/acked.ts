import type { EvidenceRecord } from '../../model/verdict.ts';
import { elapsedMs } from '../../model/units.ts';

/**
 * Writes that were acknowledged before each fault was in full effect, by `fault target`: counted from journal and samples,
 * without the judge's phases and ledgers. Whatever the fault took away with it had acknowledged these.
 */
export function ackedBeforeFaults({
  events,
  samples,
}: Pick<EvidenceRecord, 'events' | 'samples'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const started of events) {
    if (started.type !== 'episode-started') continue;
    const { episode, fault, target } = started;
    const injected = events.find((event) => event.type === 'fault-injected' && event.episode === episode);
    const load = events.find((event) => event.type === 'load-ended' && event.episode === episode);
    if (!injected || load?.type !== 'load-ended' || load.startedAt === null) continue;
    const faultMs = elapsedMs(load.startedAt, injected.at);
    const acked = (samples.get(episode) ?? []).filter(
      (sample) =>
        sample.operation === 'write' &&
        sample.valid &&
        sample.status === 201 &&
        sample.beganMs + sample.jitterMs + sample.waitMs <= faultMs,
    );
    counts.set(`${fault} ${target}`, acked.length);
  }
  return counts;
}
