import { setTimeout as sleep } from 'node:timers/promises';
import { transactionsBetween } from '../../gtid.ts';
import type { Database, Row } from './database.ts';

/** Longest wait of a look for a connection to a database, and for its answer. */
export const lookTimeoutMs = 100;

/** What the last looks have shown. */
export interface Following {
  /** Whether reads are better asked of the replica: it follows, or the primary does not answer either. */
  isReadFirst(): boolean;
  /** Looks once. */
  look(): Promise<void>;
}

/**
 * Looks whether the replica holds what its primary held at the look before. What it says of its own threads is not enough:
 * one that was cut off and is heard again answers at once, with rows up to 7 s old, and one that has just connected takes
 * itself for up to date until the first event arrives. While the primary answers nothing, the replica is as good as anyone;
 * and so it is where the primary counts no transactions, as in a cluster.
 */
export function following(replica: Database, primary: Database): Following {
  let wanted = '';
  let [follows, isPrimaryUp] = [true, true];
  return {
    isReadFirst: () => follows || !isPrimaryUp,
    look: async () => {
      const [held, has] = await Promise.all([
        replica.ask('SELECT @@global.gtid_slave_pos AS position', []).then(positionOf, () => null),
        primary.ask('SELECT @@global.gtid_binlog_pos AS position', []).then(positionOf, () => null),
      ]);
      follows = held !== null && transactionsBetween(held, wanted) === 0;
      isPrimaryUp = has !== null;
      wanted = has ?? wanted;
    },
  };
}

/** Where a database stands, by the one column of the answer; empty where it counts no transactions. */
function positionOf([row]: readonly Row[]): string {
  const told = row?.['position'];
  return typeof told === 'string' ? told : '';
}

/** Looks again and again, as long as the application runs. */
export async function keepLooking(watched: Following, everyMs: number): Promise<never> {
  for (;;) {
    await watched.look();
    await sleep(everyMs, undefined, { ref: false });
  }
}
