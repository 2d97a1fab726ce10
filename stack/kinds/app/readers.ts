import type { Database } from './database.ts';

/** The databases of an application; null where it may reach none. */
export interface Reachable {
  /** Takes the writes. */
  readonly primary: Database | null;
  /** Holds copies. */
  readonly replica: Database | null;
}

/**
 * Whom a read is asked of, in order. A replica that follows comes first. One that does not is asked where the primary gives no
 * answer at once: an old answer is better than none.
 */
export function readersOf({ primary, replica }: Reachable, isReplicaFirst: boolean): readonly Database[] {
  const order = isReplicaFirst ? [replica, primary] : [primary, replica];
  return order.flatMap((database) => database ?? []);
}
