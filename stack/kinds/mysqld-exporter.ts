import { dirname, join } from 'node:path';
import { answersHttp } from '../probe.ts';
import { controlUser } from '../schema.ts';
import type { NodeKind } from './kind.ts';
import { addressOf, backgroundEnv, calledBy, inBackground, programOf } from './kind.ts';
import { mariadbSocket } from './mariadb.ts';

/** What it asks a database for: whether it serves, and how its replication goes; each of the rest costs a query a second. */
const unasked = [
  'info_schema.innodb_cmp',
  'info_schema.innodb_cmpmem',
  'info_schema.query_response_time',
  'global_variables',
];

/** Prometheus' exporter for MySQL and MariaDB: stands beside the database it has a link to, and asks it over its socket. */
export const mysqldExporter: NodeKind = {
  kind: 'mysqld-exporter',
  files: () => ({}),
  argv: (site) =>
    inBackground([
      programOf(site, 'mysqldExporter'),
      `--web.listen-address=${addressOf(site.addresses, site.component.host)}:${site.component.port}`,
      '--log.level=error',
      '--exporter.lock_wait_timeout=0',
      ...unasked.map((name) => `--no-collect.${name}`),
    ]),
  env: (site) => {
    const [database] = calledBy(site);
    if (!database) throw new Error(`${site.component.name} has no link to a database`);
    const socket = mariadbSocket(join(dirname(site.dir), database.name));
    return { ...backgroundEnv, DATA_SOURCE_NAME: `${controlUser}@unix(${socket})/` };
  },
  ready: ({ addresses, component: { host, port } }) => answersHttp(addressOf(addresses, host), port, '/'),
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};
