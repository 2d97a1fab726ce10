import type { OperationTally } from '../../model/tally.ts';
import type { EpisodeEvents } from '../gather.ts';

/** The operations of which the events expect the target of an episode to be a single point of failure. */
export function spofOf({ started }: Pick<EpisodeEvents, 'started'>): readonly string[] {
  return 'spof' in started && Array.isArray(started.spof) ? started.spof.map(String) : [];
}

/** Operations of which something is expected and that no request has: an expectation that nobody asked about has not held. */
export function unasked(
  events: Pick<EpisodeEvents, 'started'>,
  asked: readonly OperationTally[],
): readonly OperationTally[] {
  const names = new Set(asked.map(({ operation }) => operation));
  return [...new Set(spofOf(events))].filter((name) => !names.has(name)).map(withoutRequests);
}

const none = new Uint32Array();

const withoutRequests = (operation: string): OperationTally => ({
  operation,
  counts: none,
  waits: [],
  close: [],
  ended: [],
  windows: { widthMs: 1, first: 0, counts: none },
  servedBy: new Map(),
  failedBy: new Map(),
  unsureStarts: none,
});
