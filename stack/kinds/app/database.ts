import type { Pool, PoolConnection } from 'mysql2/promise';
import { createPool } from 'mysql2/promise';
import { appPassword, appUser, schemaName } from '../../schema.ts';
import type { AppDatabase } from './settings.ts';

/** One row by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A database the application asks. */
export interface Database {
  /** Component name, echoed in answers. */
  readonly name: string;
  /** Rows of a query, or an error within the connect and query timeouts. */
  ask(sql: string, values: readonly (string | number)[]): Promise<readonly Row[]>;
  /** Lets go of every connection. */
  end(): Promise<void>;
}

/** Connections to one database at most. Nobody queues for one: without one left, a read goes on to the other database at once. */
const connections = 64;

/** How long a database is waited for. */
export interface Patience {
  /** For a connection, greeting and log-in included. */
  readonly connectTimeoutMs: number;
  /** For the answer to a query. */
  readonly queryTimeoutMs: number;
}

/** A pool of connections to one database; a connection on which anything failed is never used again. */
export function openDatabase(place: AppDatabase, { connectTimeoutMs, queryTimeoutMs }: Patience): Database {
  const pool = createPool({
    host: place.address,
    port: place.port,
    user: appUser,
    password: appPassword,
    database: schemaName,
    connectTimeout: connectTimeoutMs,
    connectionLimit: connections,
    waitForConnections: false,
  });
  return {
    name: place.name,
    ask: (sql, values) => ask(pool, { sql, values: [...values], timeout: queryTimeoutMs }),
    end: () => pool.end(),
  };
}

async function ask(pool: Pool, query: { sql: string; values: (string | number)[]; timeout: number }) {
  const connection: PoolConnection = await pool.getConnection();
  try {
    const [rows] = await connection.query(query);
    connection.release();
    return Array.isArray(rows) ? (rows as Row[]) : [];
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
