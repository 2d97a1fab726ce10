import type { Database } from './database.ts';

/** The databases that an application may read from. */
export interface Reachable {
  /** Hold copies. */
  readonly replicas: readonly Database[];
  /** Hold what was written. */
  readonly primaries: readonly Database[];
}

/** Whom a read is asked of. */
export interface Readers {
  /** In this order; empty where there is nobody. */
  readonly order: readonly Database[];
  /** Time without an answer after which the next is asked besides, in milliseconds. */
  readonly hedgeMs: number;
}

/** One read among others. */
export interface Reading {
  /** Whether a replica is better asked than a primary. */
  readonly isReadFirst: (replica: Database) => boolean;
  /** Its number: of several replicas each is the first in turn. */
  readonly turn: number;
  /** Usual time without an answer after which the next is asked besides, in milliseconds. */
  readonly hedgeMs: number;
}

/**
 * Replicas that follow are read first. One that does not is asked where no primary gives an answer: an old answer is better than
 * none, but not better than one that takes a moment, so the primary is waited for twice as long where nobody else is left.
 */
export function readersOf({ replicas, primaries }: Reachable, { isReadFirst, turn, hedgeMs }: Reading): Readers {
  const [first, behind] = [replicas.filter(isReadFirst), replicas.filter((replica) => !isReadFirst(replica))];
  const begin = first.length === 0 ? 0 : turn % first.length;
  const order = [...first.slice(begin), ...first.slice(0, begin), ...primaries, ...behind];
  return { order, hedgeMs: first.length === 0 && behind.length > 0 ? 2 * hedgeMs : hedgeMs };
}
