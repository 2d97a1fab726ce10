import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Row } from './database.ts';

/** The last transaction of each domain, as MariaDB's global transaction ids count them. */
type Position = ReadonlyMap<string, number>;

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
 * itself for up to date until the first event arrives. While the primary answers nothing, the replica is as good as anyone.
 */
export function following(replica: Database, primary: Database): Following {
  let wanted: Position = new Map();
  let [follows, isPrimaryUp] = [true, true];
  return {
    isReadFirst: () => follows || !isPrimaryUp,
    look: async () => {
      const [held, has] = await Promise.all([
        replica.ask('SELECT @@global.gtid_slave_pos AS position', []).then(positionOf, () => null),
        primary.ask('SELECT @@global.gtid_binlog_pos AS position', []).then(positionOf, () => null),
      ]);
      follows = held !== null && holdsAll(held, wanted);
      isPrimaryUp = has !== null;
      wanted = has ?? wanted;
    },
  };
}

/** Reads `0-1-4711,5-2-12`: domain, server and number. */
export function positionOf([row]: readonly Row[]): Position {
  const told = row?.['position'];
  const parts = (typeof told === 'string' ? told : '').split(',').map((part) => part.trim().split('-'));
  return new Map(parts.flatMap(([domain, , number]) => (number === undefined ? [] : [[domain ?? '', Number(number)]])));
}

/** A database that follows nobody in this way has no position, and nothing to be behind of. */
const holdsAll = (held: Position, wanted: Position): boolean =>
  held.size === 0 || [...wanted].every(([domain, number]) => (held.get(domain) ?? 0) >= number);

/** Looks again and again, as long as the application runs. */
export async function keepLooking(watched: Following, everyMs: number): Promise<never> {
  for (;;) {
    await watched.look();
    await sleep(everyMs, undefined, { ref: false });
  }
}
