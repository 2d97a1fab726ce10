import type { RunEvent } from '../model/event.ts';
import type { EvidenceRecord } from '../model/verdict.ts';

/**
 * What the lanes of a run gathered, as one record: events in the order in which they happened, each with its lane. Episodes
 * have numbers of their own already. The run began once, when the first lane said so.
 * @param id name of the run
 */
export function inOneRow(id: string, lanes: readonly EvidenceRecord[]): Pick<EvidenceRecord, 'events' | 'samples'> {
  const events = lanes
    .flatMap((record, index) => record.events.map((event): RunEvent => Object.assign({}, event, { lane: index + 1 })))
    .toSorted((a, b) => a.at - b.at);
  const begun = events.find((event) => event.type === 'run-started');
  const rest = events.filter(({ type }) => type !== 'run-started');
  return {
    events: begun ? [{ ...begun, id }, ...rest] : rest,
    samples: new Map(lanes.flatMap(({ samples }) => [...samples])),
  };
}
