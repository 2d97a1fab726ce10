import type { LedgerRead } from '../model/event.ts';
import type { LedgerIds, WriteLedger } from '../model/ledger.ts';
import type { ArmName, Sample } from '../model/sample.ts';
import { armNames, writeId } from '../model/sample.ts';
import type { Holding } from './holdings.ts';
import { asRanges, countIn, idList } from './id-list.ts';
import type { Range } from './ranges.ts';
import { contains, parseRanges, subtract, unite } from './ranges.ts';
import type { WriteState } from './writes.ts';
import { writeState } from './writes.ts';

/** The books of no writes. */
export const noWrites: WriteLedger = {
  attempted: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  diverged: 0,
  recovered: 0,
  phantom: 0,
  indeterminate: 0,
  databasesRead: [],
  serving: [],
  missing: {},
  ids: {},
  returning: { attempted: 0, acknowledged: 0, lost: 0, duplicated: 0 },
  reads: { compared: 0, stale: 0, worstMs: null },
};

/** What the books of an episode are made from. */
export interface WriteFrame {
  /** Number of the episode; ids derive from it. */
  readonly episode: number;
  /** Samples of the writes of every arm, surplus iterations included: they were sent too. */
  readonly samples: readonly Sample[];
  /** Samples of further writes of which nobody knows what became: they were sent, and may be in a database or not. */
  readonly givenUp?: readonly Sample[];
  /** What each database holds. */
  readonly holdings: readonly Holding[];
  /** What each database holds more than once. */
  readonly ledgers: readonly Pick<LedgerRead, 'duplicated'>[];
  /** Planned writes of each arm. */
  readonly planned: Readonly<Record<ArmName, number>>;
  /** Iterations of each arm below this number have a sample if they were sent: all that were planned, or none of a dead generator. */
  readonly reported: Readonly<Record<ArmName, number>>;
}

interface Entry {
  readonly id: number;
  readonly arm: ArmName;
  readonly state: WriteState;
}

/** Ids by what is said of them. */
type Found = Readonly<Record<Exclude<LedgerIds, 'phantom' | 'unseen'>, readonly number[]>>;

/**
 * Compares writes with what the databases hold. An acknowledged write is lost when a database that serves writes lacks it,
 * and the replica diverged when only that one does. A write is duplicated when one database holds it twice. Without any
 * database read nothing is lost or kept; where no serving one was, what is in any is kept.
 */
export function bookWrites(frame: WriteFrame): WriteLedger {
  const { holdings, ledgers } = frame;
  const entries = entriesOf(frame);
  const twice = unite(ledgers.flatMap((ledger) => parseRanges(ledger.duplicated)));
  const present = unite(holdings.flatMap((holding) => holding.present));
  const acknowledged = entries.filter(({ state }) => state === 'ok').map(({ id }) => id);
  const lost = lostOf(acknowledged, holdings, present);
  const found: Found = {
    lost,
    duplicated: entries.map(({ id }) => id).filter((id) => contains(twice, id)),
    diverged: divergedOf(acknowledged, holdings, lost),
    recovered: entries.filter(({ id, state }) => state !== 'ok' && contains(present, id)).map(({ id }) => id),
    indeterminate: entries.filter(({ state }) => state === 'info').map(({ id }) => id),
  };
  const phantom = subtract(present, sendable(frame, entries));
  return {
    ...noWrites,
    attempted: entries.length,
    acknowledged: acknowledged.length,
    ...(Object.fromEntries(Object.entries(found).map(([name, ids]) => [name, ids.length])) as Record<
      keyof Found,
      number
    >),
    phantom: countIn(phantom),
    databasesRead: holdings.map(({ database }) => database),
    serving: holdings.filter(({ part }) => part === 'serving').map(({ database }) => database),
    missing: missingIn(acknowledged, holdings),
    ids: listsOf(found, phantom),
    returning: returningOf(entries, found),
  };
}

/** Every write once: a sample that came twice is one write. */
function entriesOf({ episode, samples }: WriteFrame): readonly Entry[] {
  const entries = new Map<number, Entry>();
  for (const sample of samples) {
    const id = writeId(episode, sample.iteration, sample.arm);
    if (!entries.has(id)) entries.set(id, { id, arm: sample.arm, state: writeState(sample) });
  }
  return [...entries.values()];
}

function lostOf(acknowledged: readonly number[], holdings: readonly Holding[], present: readonly Range[]): number[] {
  const serving = holdings.filter(({ part }) => part === 'serving');
  if (holdings.length === 0) return [];
  const mustHold = serving.length > 0 ? serving.map((holding) => holding.present) : [present];
  return acknowledged.filter((id) => mustHold.some((held) => !contains(held, id)));
}

function divergedOf(acknowledged: readonly number[], holdings: readonly Holding[], lost: readonly number[]): number[] {
  const following = holdings.filter(({ part }) => part === 'following');
  const gone = new Set(lost);
  return acknowledged.filter((id) => !gone.has(id) && following.some(({ present }) => !contains(present, id)));
}

const missingIn = (acknowledged: readonly number[], holdings: readonly Holding[]): WriteLedger['missing'] =>
  Object.fromEntries(
    holdings.map(({ database, present }) => [database, acknowledged.filter((id) => !contains(present, id)).length]),
  );

/** What the generator sent, and what it may have sent without a sample when it was ended. */
function sendable(frame: WriteFrame, entries: readonly Entry[]): readonly Range[] {
  const { episode, planned, reported, givenUp = [] } = frame;
  const cut = givenUp.map(({ iteration, arm }) => writeId(episode, iteration, arm));
  const untold = armNames
    .filter((arm) => reported[arm] < planned[arm])
    .map((arm) => ({ first: writeId(episode, reported[arm], arm), last: writeId(episode, planned[arm] - 1, arm) }));
  return unite([...asRanges(entries.map(({ id }) => id)), ...asRanges(cut), ...untold]);
}

function listsOf(found: Found, phantom: readonly Range[]): WriteLedger['ids'] {
  const ranges = Object.entries(found).map(([name, ids]) => [name, asRanges(ids)] as const);
  const some = [...ranges, ['phantom', phantom] as const].filter(([, { length }]) => length > 0);
  return Object.fromEntries(some.map(([name, united]) => [name, idList(united)]));
}

function returningOf(entries: readonly Entry[], found: Found): WriteLedger['returning'] {
  const own = entries.filter(({ arm }) => arm === 'returning');
  const ids = new Set(own.map(({ id }) => id));
  const among = (some: readonly number[]): number => some.filter((id) => ids.has(id)).length;
  return {
    attempted: own.length,
    acknowledged: own.filter(({ state }) => state === 'ok').length,
    lost: among(found.lost),
    duplicated: among(found.duplicated),
  };
}
