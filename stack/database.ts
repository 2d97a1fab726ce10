import type { DatabaseHandle, StatementCounts } from '../model/database-handle.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import type { ManagedComponent } from './component.ts';
import { databasesOf } from './databases.ts';
import { ask } from './replication.ts';
import { appUser, schemaName } from './schema.ts';

/** Longest wait for a row to be stored, which is written to disk, and for the answer to a look. */
const [writeMs, lookMs] = [2000, 1000];

/** The handle of a database by its name. */
export function databaseHandle(components: readonly ManagedComponent[], name: string): DatabaseHandle {
  const database = databasesOf(components).find((component) => component.name === name);
  if (!database) throw noDatabase(name);
  return {
    name,
    counts: () => countsOf(database),
    write: async (id, by) => {
      const sql = `INSERT INTO ${schemaName}.writes (id, nonce) VALUES (${id}, 'probe')`;
      try {
        await ask(database, sql, writeMs, by);
        return { accepted: true, because: '' };
      } catch (thrown) {
        return { accepted: false, because: reasonOf(thrown) };
      }
    },
    holds: async (ids) => {
      if (ids.length === 0) return {};
      const sql = `SELECT id, COUNT(*) AS times FROM ${schemaName}.writes WHERE id IN (${ids.join(', ')}) GROUP BY id`;
      const rows = await ask(database, sql, lookMs);
      return Object.fromEntries(rows.map((row) => [String(row['id']), Number(row['times'])]));
    },
    standing: () => standingOf(database),
  };
}

/**
 * By user, which MariaDB counts once it is told to. Its overall counters would not do: those of a replica also count the rows
 * that replication applies.
 */
async function countsOf(database: ManagedComponent): Promise<StatementCounts> {
  await ask(database, 'SET GLOBAL userstat = 1', lookMs);
  const columns = 'SUM(SELECT_COMMANDS) AS selects, SUM(UPDATE_COMMANDS) AS inserts';
  const sql = `SELECT ${columns} FROM information_schema.USER_STATISTICS WHERE USER = '${appUser}'`;
  const [row] = await ask(database, sql, lookMs);
  return { selects: Number(row?.['selects'] ?? 0), inserts: Number(row?.['inserts'] ?? 0) };
}

async function standingOf(database: ManagedComponent) {
  const [[status], [variables]] = await Promise.all([
    ask(database, 'SHOW SLAVE STATUS', lookMs),
    ask(database, 'SELECT @@read_only AS closed', lookMs),
  ]);
  const threads = `IO ${String(status?.['Slave_IO_Running'])}, SQL ${String(status?.['Slave_SQL_Running'])}`;
  const follows = status ? `${String(status['Master_Host'])} (${threads})` : '';
  return { follows, readOnly: Number(variables?.['closed']) === 1 };
}

const noDatabase = (name: string): Failure =>
  new Failure('bad-stack', {
    what: `the stack has no database ${name}`,
    why: 'no component of that kind has this name',
  });
