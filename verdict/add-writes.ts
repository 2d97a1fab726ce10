import type { LedgerCount, ReadFreshness, WriteLedger } from '../model/ledger.ts';
import { ledgerCounts, ledgerIds } from '../model/ledger.ts';
import { joinLists } from './id-list.ts';

/** The books of several episodes as one; of databases, those that were read, or that served, in any of them. */
export function addWrites(parts: readonly WriteLedger[]): WriteLedger {
  const names = (of: (part: WriteLedger) => readonly string[]): readonly string[] =>
    [...new Set(parts.flatMap(of))].toSorted();
  const databasesRead = names((part) => part.databasesRead);
  const missing = databasesRead.map((name) => [name, sumOf(parts, (part) => part.missing[name] ?? 0)] as const);
  return {
    ...(Object.fromEntries(ledgerCounts.map((name) => [name, sumOf(parts, (part) => part[name])])) as Record<
      LedgerCount,
      number
    >),
    databasesRead,
    serving: names((part) => part.serving),
    missing: Object.fromEntries(missing),
    ids: joinIds(parts.map(({ ids }) => ids)),
    returning: {
      attempted: sumOf(parts, ({ returning }) => returning.attempted),
      acknowledged: sumOf(parts, ({ returning }) => returning.acknowledged),
      lost: sumOf(parts, ({ returning }) => returning.lost),
      duplicated: sumOf(parts, ({ returning }) => returning.duplicated),
    },
    reads: addReads(parts.map(({ reads }) => reads)),
  };
}

function joinIds(parts: readonly WriteLedger['ids'][]): WriteLedger['ids'] {
  const lists = ledgerIds.map((name) => [name, parts.flatMap((ids) => ids[name] ?? [])] as const);
  return Object.fromEntries(lists.flatMap(([name, some]) => (some.length > 0 ? [[name, joinLists(some)]] : [])));
}

const sumOf = (parts: readonly WriteLedger[], of: (part: WriteLedger) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);

function addReads(parts: readonly ReadFreshness[]): ReadFreshness {
  const known = parts.flatMap(({ worstMs }) => worstMs ?? []);
  return {
    compared: parts.reduce((sum, { compared }) => sum + compared, 0),
    stale: parts.reduce((sum, { stale }) => sum + stale, 0),
    worstMs: known.length > 0 ? Math.max(...known) : null,
  };
}
