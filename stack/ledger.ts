import { isMember } from '../model/cluster.ts';
import { Failure } from '../model/failure.ts';
import { writeId } from '../model/sample.ts';
import type { ManagedComponent } from './component.ts';
import { databasesOf, followings } from './databases.ts';
import { rangesText } from './ranges.ts';
import { ask, catchesUp } from './replication.ts';
import { schemaName } from './schema.ts';

/** What one database holds of an episode's writes. */
export interface Ledger {
  /** Database component. */
  readonly database: string;
  /** Ids present, as ranges: `"1000000-1000099,1000101"`. */
  readonly present: string;
  /** Ids present more than once, as ranges. */
  readonly duplicated: string;
}

/** Longest wait for the replicas to catch up, and for the reading of one table. */
const [catchUpMs, readMs] = [10_000, 10_000];

/** Reads every database's writes of the episode, once each replica holds what its primary holds, and each member what all do. */
export async function readLedgers(components: readonly ManagedComponent[], episode: number): Promise<Ledger[]> {
  await Promise.all(
    followings(components).map(async ({ replica, primary }) => {
      if (!(await catchesUp(replica, primary, catchUpMs))) throw behind(replica.name);
    }),
  );
  return Promise.all(databasesOf(components).map((database) => readLedger(database, episode)));
}

/** A member of a cluster then answers once it has made its own whatever the cluster had taken when it was asked. */
const waitForAll = 'SET STATEMENT wsrep_sync_wait = 1 FOR ';

async function readLedger(database: ManagedComponent, episode: number): Promise<Ledger> {
  const range = `id BETWEEN ${writeId(episode, 0)} AND ${writeId(episode + 1, 0) - 1}`;
  const first = isMember(database.site.component) ? waitForAll : '';
  const sql = `${first}SELECT id, COUNT(*) AS times FROM ${schemaName}.writes WHERE ${range} GROUP BY id`;
  const rows = await ask(database, sql, readMs);
  const ids = (some: typeof rows): string => rangesText(some.map((row) => Number(row['id'])));
  return {
    database: database.name,
    present: ids(rows),
    duplicated: ids(rows.filter((row) => Number(row['times']) > 1)),
  };
}

const behind = (replica: string): Failure =>
  new Failure('command-timed-out', {
    what: `${replica} did not catch up within ${catchUpMs} ms`,
    why: 'its replication is broken or was never healed',
  });
