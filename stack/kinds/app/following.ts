import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Row } from './database.ts';

/** Good looks in a row until a replica is read again: right after it connected it may not know yet how far it is behind. */
const looksToTrust = 2;

/** Most seconds behind its primary at which a replica counts as following. */
const mostBehindSeconds = 1;

/** What the last looks have shown. */
export interface Following {
  /** Whether reads are better asked of the replica: it follows, or the primary does not answer either. */
  isReadFirst(): boolean;
  /** Looks once. */
  look(): Promise<void>;
}

/**
 * Looks whether the replica follows its primary. One that was cut off and is heard again answers at once, with what it held
 * before, while it still waits to connect: measured, up to 7 s old for 3.5 s. While the primary answers nothing, the replica
 * is as good as anyone.
 */
export function following(replica: Database, primary: Database): Following {
  let good = looksToTrust;
  let isPrimaryUp = true;
  return {
    isReadFirst: () => good >= looksToTrust || !isPrimaryUp,
    look: async () => {
      const [follows, answers] = await Promise.all([
        replica.ask('SHOW REPLICA STATUS', []).then(isFollowing, () => false),
        primary.ask('SELECT 1', []).then(
          () => true,
          () => false,
        ),
      ]);
      good = follows ? good + 1 : 0;
      isPrimaryUp = answers;
    },
  };
}

/** A database that is told to follow nobody has nothing to be behind of. */
export function isFollowing([status]: readonly Row[]): boolean {
  if (!status) return true;
  const behind = status['Seconds_Behind_Master'];
  const runs = status['Slave_IO_Running'] === 'Yes' && status['Slave_SQL_Running'] === 'Yes';
  return runs && behind !== null && Number(behind) <= mostBehindSeconds;
}

/** Looks again and again, as long as the application runs. */
export async function keepLooking(watched: Following, everyMs: number): Promise<never> {
  for (;;) {
    await watched.look();
    await sleep(everyMs, undefined, { ref: false });
  }
}
