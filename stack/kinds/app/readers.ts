import type { Database } from './database.ts';

/** The databases of an application, as far as it may reach any. */
export interface Reachable {
  /** Takes the writes; waited for patiently. */
  readonly primary: Database | null;
  /** The same primary, but not waited for longer than a replica is. */
  readonly quickPrimary: Database | null;
  /** Holds copies. */
  readonly replica: Database | null;
}

/**
 * Whom a read is asked of, in order. A replica that follows comes first. One that does not is asked where the primary gives no
 * answer at once: an old answer is better than none. Whoever is left is waited for at last.
 */
export function readersOf({ primary, quickPrimary, replica }: Reachable, isReplicaFirst: boolean): readonly Database[] {
  const order = isReplicaFirst ? [replica, primary] : [quickPrimary, replica, primary];
  return order.flatMap((database) => database ?? []);
}
