import { Failure } from '../../model/failure.ts';
import type { OperationTally, Tally } from '../../model/tally.ts';
import { WindowCounter } from './windows.ts';

/** Counts have 32 bits, and none is higher than the number of requests: with more, one might have begun anew at 0 unseen. */
const mostRequests = 2 ** 32 - 1;

/**
 * Tallies of parts of a file, of the same frame, as one: sums, so that neither their number nor their order changes anything.
 * @throws Failure `bad-evidence` when there are more requests than can be counted
 */
export function addTallies(parts: readonly Tally[]): Tally {
  const byName = Map.groupBy(
    parts.flatMap(({ operations }) => operations),
    ({ operation }) => operation,
  );
  const names = [...byName.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const sum = (of: (tally: Tally) => number): number => parts.reduce((total, tally) => total + of(tally), 0);
  const requests = sum((tally) => tally.requests);
  if (requests > mostRequests) throw tooMany(requests);
  return {
    operations: names.map((name) => addOperations(byName.get(name) ?? [])),
    dropped: addRows(parts.map(({ dropped }) => dropped)),
    requests,
    complaints: sum(({ complaints }) => complaints),
    unsureStarts: sum(({ unsureStarts }) => unsureStarts),
    timeStepMs: finestOf(parts.map(({ timeStepMs }) => timeStepMs)),
  };
}

/** The finest step of those that have one; 0 when none has. */
function finestOf(stepsMs: readonly number[]): number {
  const known = stepsMs.filter((stepMs) => stepMs > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}

const tooMany = (requests: number): Failure =>
  new Failure('bad-evidence', {
    what: `there are ${requests.toLocaleString('en')} requests, and no more than ${mostRequests.toLocaleString('en')} can be counted`,
    why: 'Counts have 32 bits.',
    next: 'Judge the files of each fault by themselves.',
  });

function addOperations(parts: readonly OperationTally[]): OperationTally {
  const [first, ...rest] = parts as [OperationTally, ...OperationTally[]];
  if (rest.length === 0) return first;
  const windows = new WindowCounter();
  for (const part of parts) windows.addAll(part.windows);
  return {
    operation: first.operation,
    counts: addRows(parts.map(({ counts }) => counts)),
    waits: first.waits.map((_, stretch) => addSome(parts.map(({ waits }) => waits[stretch] ?? null))),
    close: first.close.map((_, look) => addRows(parts.map(({ close }) => close[look] as Uint32Array))),
    ended: first.ended.map((_, look) => addRows(parts.map(({ ended }) => ended[look] as Uint32Array))),
    windows: windows.counted(),
    servedBy: addMaps(parts.map(({ servedBy }) => servedBy)),
    failedBy: addMaps(parts.map(({ failedBy }) => failedBy)),
    owed: addRows(parts.map(({ owed }) => owed)),
    unsureStarts: addRows(parts.map(({ unsureStarts }) => unsureStarts)),
  };
}

function addRows(rows: readonly Uint32Array[]): Uint32Array {
  const total = new Uint32Array(rows[0]?.length ?? 0);
  for (const row of rows) {
    // What is behind the end of the shorter one would be lost in silence.
    if (row.length !== total.length)
      throw new Error(`rows of ${row.length} and ${total.length} counts are not of one frame`);
    for (let place = 0; place < total.length; place++) (total[place] as number) += row[place] as number;
  }
  return total;
}

function addSome(rows: readonly (Uint32Array | null)[]): Uint32Array | null {
  const there = rows.filter((row) => row !== null);
  return there.length === 0 ? null : addRows(there);
}

function addMaps(maps: readonly ReadonlyMap<string, Uint32Array>[]): Map<string, Uint32Array> {
  const byName = Map.groupBy(
    maps.flatMap((map) => [...map]),
    ([name]) => name,
  );
  const names = [...byName.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return new Map(names.map((name) => [name, addRows((byName.get(name) ?? []).map(([, row]) => row))]));
}
