import type { LedgerRead } from '../model/event.ts';
import type { WriteLedger } from '../model/ledger.ts';
import type { ArmName, Sample } from '../model/sample.ts';
import { armNames, writeId } from '../model/sample.ts';
import { isDns } from './outcome.ts';
import type { Range } from './ranges.ts';
import { contains, countOutside, parseRanges, unite } from './ranges.ts';

/** What may be said of a write (Jepsen): done, certainly not done, or nobody knows. */
export type WriteState = 'ok' | 'fail' | 'info';

/**
 * The state of a write by its answer. Late acknowledgements are acknowledgements. Certainly not done are only: refused, no
 * address found, and a 503 that no server signed, which the balancer gives when it found none to ask. All else may have
 * happened, and is neither lost nor kept until the databases have been read.
 */
export function writeState({ valid, status, error, server }: Sample): WriteState {
  if (valid && status === 201) return 'ok';
  if (status === 0) return error === 1212 || isDns(error) ? 'fail' : 'info';
  return status === 503 && server === '' ? 'fail' : 'info';
}

/** The books of no writes. */
export const noWrites: WriteLedger = {
  attempted: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  recovered: 0,
  phantom: 0,
  indeterminate: 0,
  databasesRead: [],
};

type Books = { -readonly [Key in keyof WriteLedger]: WriteLedger[Key] };

/** What the books of an episode are made from. */
export interface WriteFrame {
  /** Number of the episode; ids derive from it. */
  readonly episode: number;
  /** Samples of the writes of every arm, surplus iterations included: they were sent too. */
  readonly samples: readonly Sample[];
  /** What each database holds. */
  readonly ledgers: readonly LedgerRead[];
  /** Planned writes of each arm: a dead generator may have sent any of them without a sample. */
  readonly planned: Readonly<Record<ArmName, number>>;
  /** Whether the generator came to its own end: then every write sent has a sample. */
  readonly endedByItself: boolean;
}

/**
 * Compares writes with what the databases hold. Present in any database is present: what one of them lacks may be its place
 * in the replication. A write is duplicated when one database holds it twice. Without a ledger nothing is lost or kept.
 */
export function bookWrites({ episode, samples, ledgers, planned, endedByItself }: WriteFrame): WriteLedger {
  const present = unite(ledgers.flatMap((ledger) => parseRanges(ledger.present)));
  const twice = unite(ledgers.flatMap((ledger) => parseRanges(ledger.duplicated)));
  const books: Books = { ...noWrites, databasesRead: namesOf(ledgers.map(({ database }) => database)) };
  const entered = new Set<number>();
  let known = 0;
  for (const sample of samples) {
    const id = writeId(episode, sample.iteration, sample.arm);
    // A sample that came twice is one write.
    if (entered.has(id)) continue;
    entered.add(id);
    const kept = contains(present, id);
    if (kept) known++;
    if (contains(twice, id)) books.duplicated++;
    enter(books, writeState(sample), ledgers.length === 0 ? undefined : kept);
  }
  books.phantom = countAll(present) - (endedByItself ? known : countSendable(present, episode, planned));
  return books;
}

function enter(books: Books, state: WriteState, kept: boolean | undefined): void {
  books.attempted++;
  if (state === 'ok') books.acknowledged++;
  if (state === 'info') books.indeterminate++;
  if (state === 'ok' && kept === false) books.lost++;
  if (state !== 'ok' && kept === true) books.recovered++;
}

const countAll = (united: readonly Range[]): number => countOutside(united, { first: 0, last: -1 });

/** How many of the ids present the generator may have sent. */
function countSendable(present: readonly Range[], episode: number, planned: WriteFrame['planned']): number {
  const sendable = armNames.filter((arm) => planned[arm] > 0);
  const inside = sendable.map((arm) => {
    const range = { first: writeId(episode, 0, arm), last: writeId(episode, planned[arm] - 1, arm) };
    return countAll(present) - countOutside(present, range);
  });
  return inside.reduce((sum, count) => sum + count, 0);
}

/** The books of several episodes as one; of databases, those that were read in any of them. */
export function addWrites(parts: readonly WriteLedger[]): WriteLedger {
  const total: Books = { ...noWrites, databasesRead: namesOf(parts.flatMap(({ databasesRead }) => databasesRead)) };
  for (const part of parts) for (const key of counted) total[key] += part[key];
  return total;
}

const namesOf = (databases: readonly string[]): readonly string[] => [...new Set(databases)].toSorted();

const counted = ['attempted', 'acknowledged', 'lost', 'duplicated', 'recovered', 'phantom', 'indeterminate'] as const;
