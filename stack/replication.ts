import type { RowDataPacket } from 'mysql2/promise';
import type { ManagedComponent } from './component.ts';
import { addressOf } from './kinds/kind.ts';
import { mariadbSocket } from './kinds/mariadb.ts';
import { appPassword, appUser, controlUser, replicationPassword, replicationUser } from './schema.ts';

/** Longest wait for one answer when the database is only looked at. */
const lookMs = 500;

/** Who asks: whoever may do everything, or whoever may do what the application may. */
const users = { operator: { user: controlUser }, application: { user: appUser, password: appPassword } };

/** Loads what databases are asked with: 60 ms that stacks without one need not wait for, and others need not wait for in the end. */
export const loadClient = (): Promise<typeof import('mysql2/promise')> => import('mysql2/promise');

/** Asks a database over its Unix socket, past the network and its faults; rejects past the deadline. */
export async function ask(
  component: ManagedComponent,
  sql: string,
  deadlineMs = lookMs,
  by: 'operator' | 'application' = 'operator',
): Promise<readonly RowDataPacket[]> {
  const { createConnection } = await loadClient();
  const socketPath = mariadbSocket(component.site.dir);
  const connection = await createConnection({ socketPath, ...users[by], connectTimeout: deadlineMs });
  try {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, timeout: deadlineMs });
    return Array.isArray(rows) ? rows : [];
  } finally {
    connection.destroy();
  }
}

/** Longest time for a replica to take its orders; they are written to disk. */
const orderMs = 5000;

/** Tells a replica whom to follow, by GTID, and to begin. */
export async function follow(replica: ManagedComponent, primary: ManagedComponent): Promise<void> {
  const { host, port } = primary.site.component;
  const from = `MASTER_HOST='${addressOf(primary.site.addresses, host)}', MASTER_PORT=${port}`;
  const as = `MASTER_USER='${replicationUser}', MASTER_PASSWORD='${replicationPassword}'`;
  const how = 'MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1, MASTER_HEARTBEAT_PERIOD=0.3';
  await ask(replica, `CHANGE MASTER TO ${from}, ${as}, ${how}`, orderMs);
  await resumeFollowing(replica);
}

/** Lets a replica go on where it was; harmless when it already does. Its first connect is retried every second. */
export async function resumeFollowing(replica: ManagedComponent): Promise<void> {
  await ask(replica, 'START SLAVE', orderMs);
}

/** What keeps a replica from following, in words; empty when it follows. */
export async function notFollowing(replica: ManagedComponent): Promise<readonly string[]> {
  const [status] = await ask(replica, 'SHOW SLAVE STATUS');
  const parts = ['IO', 'SQL'] as const;
  return parts.flatMap((part) => {
    const running = String(status?.[`Slave_${part}_Running`] ?? 'absent');
    const error = String(status?.[`Last_${part}_Error`] ?? '');
    const because = error === '' ? '' : `: ${error}`;
    return running === 'Yes'
      ? []
      : [`${replica.name}: replication ${part} thread is ${running.toLowerCase()}${because}`];
  });
}

/** Whether the replica comes, within the time given, to hold all that the primary held when asked. */
export async function catchesUp(
  replica: ManagedComponent,
  primary: ManagedComponent,
  withinMs: number,
): Promise<boolean> {
  const [position] = await ask(primary, 'SELECT @@gtid_binlog_pos AS gtid');
  const gtid = String(position?.['gtid'] ?? '');
  if (gtid === '') return true;
  const wait = `SELECT MASTER_GTID_WAIT('${gtid}', ${withinMs / 1000}) AS late`;
  const [answer] = await ask(replica, wait, withinMs + lookMs);
  return Number(answer?.['late']) === 0;
}
