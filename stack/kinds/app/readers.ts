import type { Database } from './database.ts';

/** The databases of an application; null where it may reach none. */
export interface Reachable {
  /** Takes the writes. */
  readonly primary: Database | null;
  /** Holds copies. */
  readonly replica: Database | null;
}

/** Whom a read is asked of. */
export interface Readers {
  /** In this order; empty where there is nobody. */
  readonly order: readonly Database[];
  /** Time without an answer after which the next is asked besides, in milliseconds. */
  readonly hedgeMs: number;
}

/**
 * A replica that follows is read first. One that does not is asked where the primary gives no answer: an old answer is better than
 * none, but not better than one that takes a moment, so the primary is waited for twice as long.
 */
export function readersOf({ primary, replica }: Reachable, isReplicaFirst: boolean, hedgeMs: number): Readers {
  const order = isReplicaFirst ? [replica, primary] : [primary, replica];
  return { order: order.flatMap((database) => database ?? []), hedgeMs: isReplicaFirst ? hedgeMs : 2 * hedgeMs };
}
