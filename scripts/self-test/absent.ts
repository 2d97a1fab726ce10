import { writeId } from '../../model/sample.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';

/**
 * Writes that were acknowledged and that a database does not hold after healing, by `fault target`: counted from the samples
 * and from the database's own list alone, without the judge's books. A write that was acknowledged twice is one.
 */
export function absentFrom(
  database: string,
  { events, samples }: Pick<EvidenceRecord, 'events' | 'samples'>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const started of events) {
    if (started.type !== 'episode-started') continue;
    const { episode, fault, target } = started;
    const held = events.findLast(
      (event) => event.type === 'ledger-read' && event.episode === episode && event.database === database,
    );
    if (held?.type !== 'ledger-read') continue;
    const isThere = memberOf(held.present);
    const acked = (samples.get(episode) ?? [])
      .filter(({ operation, valid, status }) => operation === 'write' && valid && status === 201)
      .map(({ iteration, arm }) => writeId(episode, iteration, arm));
    counts.set(`${fault} ${target}`, [...new Set(acked)].filter((id) => !isThere(id)).length);
  }
  return counts;
}

/** Reads `1-3,7`. */
function memberOf(ranges: string): (id: number) => boolean {
  const pairs = ranges
    .split(',')
    .filter((range) => range !== '')
    .map((range) => range.split('-').map(Number))
    .map(([first = 0, last = first]) => ({ first, last }));
  return (id) => pairs.some(({ first, last }) => id >= first && id <= last);
}
