import type { ForeignCell } from '../../model/foreign.ts';
import type { OperationTally } from '../../model/tally.ts';
import type { EpisodeEvents } from '../gather.ts';

/** What our own load adds to the name of an operation where users return over connections that they kept. */
const returning = /Returning$/;

/**
 * The finding that the events expect of an operation, which users who return share with all others; null where a journal of an
 * earlier version does not say.
 */
export function expectedOf(
  { started: { spof } }: Pick<EpisodeEvents, 'started'>,
  operation: string,
): ForeignCell['expected'] {
  if (spof === undefined) return null;
  return spof.includes(operation) || spof.includes(operation.replace(returning, '')) ? 'proven' : 'refuted';
}

/** Operations of which something is expected and that no request has: an expectation that nobody asked about has not held. */
export function unasked(
  events: Pick<EpisodeEvents, 'started'>,
  asked: readonly OperationTally[],
): readonly OperationTally[] {
  const names = new Set(asked.map(({ operation }) => operation));
  return [...new Set(events.started.spof)].filter((name) => !names.has(name)).map(withoutRequests);
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
  owed: none,
  unsureStarts: none,
});
