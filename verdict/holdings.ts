import type { LedgerRead } from '../model/event.ts';
import type { Sample } from '../model/sample.ts';
import type { StackSpec } from '../model/stack.ts';
import type { Moments } from './phases.ts';
import type { Range } from './ranges.ts';
import { parseRanges, unite } from './ranges.ts';
import { writeState } from './writes.ts';

/** What a database holds of the writes of an episode. */
export interface Holding {
  /** Component. */
  readonly database: string;
  /** Ids present, united. */
  readonly present: readonly Range[];
  /**
   * Its part after healing. `serving`: it takes writes, so it must hold whatever was acknowledged; `following`: a replica,
   * read only once it said that it had caught up; `aside`: neither, as a primary that was replaced.
   */
  readonly part: 'serving' | 'following' | 'aside';
}

/** Reads what databases hold, the last word of each. @throws Error when a ledger is no list of ids */
export function holdingsOf(ledgers: readonly LedgerRead[], serving: ReadonlySet<string>, stack: StackSpec): Holding[] {
  const latest = new Map(ledgers.map((ledger) => [ledger.database, ledger]));
  const replicas = new Set(stack.components.filter(({ role }) => role === 'replica').map(({ name }) => name));
  return [...latest.values()]
    .toSorted((a, b) => (a.database < b.database ? -1 : 1))
    .map(({ database, present }) => {
      const part = serving.has(database) ? 'serving' : replicas.has(database) ? 'following' : 'aside';
      return { database, present: unite(parseRanges(present)), part };
    });
}

/**
 * Databases that serve writes after healing: those that acknowledged any at the end, by their own names in the answers. While
 * what moved away still moves back, both may; so the window after the recovery tells, and the time since the healing only
 * where nobody acknowledged any in it. Where none did at all or no answer names one, the primaries. After a failover that is
 * not the machine that was primary before: what it lacks came later, and what the new one lacks is lost.
 */
export function servingDatabases(
  writes: readonly Sample[],
  { recoveredMs, healedMs, controlEndMs }: Pick<Moments, 'recoveredMs' | 'healedMs' | 'controlEndMs'>,
  stack: StackSpec,
): ReadonlySet<string> {
  const databases = new Set(stack.components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name));
  const since = (fromMs: number): readonly string[] =>
    writes
      .filter(({ beganMs, database }) => beganMs >= fromMs && databases.has(database))
      .flatMap((sample) => (writeState(sample) === 'ok' ? [sample.database] : []));
  const looks = healedMs === null ? [controlEndMs] : [recoveredMs ?? healedMs, healedMs];
  const told = looks.map((fromMs) => since(fromMs)).find((names) => names.length > 0);
  const primaries = stack.components.filter(({ role }) => role === 'primary').map(({ name }) => name);
  return new Set(told ?? primaries);
}
