import { greets } from '../probe.ts';
import { galeraDefaults, galeraOptions, startScript, transferFile, transferScript } from '../cluster/galera.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { connectionLimit, listenAddress, settingsOf } from './kind.ts';
import { isIn } from '../cluster/membership.ts';

/** Defaults of MariaDB's settings. */
export const mariadbDefaults = {
  /** Memory for table pages, in megabytes. */
  bufferPoolMb: 32,
  /** Sessions at once; both applications together open at most 128 to one database. */
  maxConnections: 300,
  /** Seconds of silence after which a replica takes its primary for gone and connects anew. */
  replicaPatienceSeconds: 1,
  /** Whether a replica is told to follow the primary that it has a link to. */
  replicate: true,
  /** Whether it is a member of a Galera cluster, with every other one that is, and `garbd`; then nobody follows anybody. */
  cluster: false,
  ...galeraDefaults,
} as const;

/** MariaDB's settings, all given. */
export type MariadbSettings = SettingsLike<typeof mariadbDefaults>;

/** Where the controller talks to the database, past the network and its faults. */
export const mariadbSocket = (dir: string): string => `${dir}/mariadb.sock`;

/** Size of the redo log; the prepared data directory must be made with the same. */
export const redoLogMb = 8;

/** Name of its configuration file. */
export const mariadbFile = 'my.cnf';

/** Name of the script that starts a member of a cluster. */
const startFile = 'start-member';

const isClustered = ({ component }: Pick<Site, 'component'>): boolean =>
  settingsOf<MariadbSettings>(mariadbDefaults, component).cluster;

/** MariaDB, primary or replica: durable, with row-based binary log and GTID. */
export const mariadb: NodeKind = {
  kind: 'mariadb',
  files: (site) => ({
    [mariadbFile]: mariadbConfig(site),
    'tmp/.keep': '',
    ...(isClustered(site) && { [startFile]: startScript(site), [transferFile]: transferScript(site) }),
  }),
  argv: (site) =>
    isClustered(site)
      ? [`${site.dir}/${startFile}`]
      : [site.tools.mariadbd, `--defaults-file=${site.dir}/${mariadbFile}`],
  ready: async (site, look) => {
    const socket = mariadbSocket(site.dir);
    const serves = await greets(socket);
    return isClustered(site) ? isIn(site, look, socket, serves) : serves;
  },
  // Crash recovery included.
  readyWithinMs: 20_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 10_000,
  slots: ({ component }) => {
    const limit = connectionLimit(component, mariadbDefaults);
    return { limit, queue: 0, greeting: '' };
  },
  // Room for hours of binary logs; only what is used takes memory.
  diskMb: 1024,
  // A session that could not write its binary log tries again after a minute, and every other one waits for it.
  wedgesWhenFull: true,
};

/** Options that follow from where MariaDB is unpacked. */
export const placeOptions = (base: string): readonly string[] => [
  `basedir=${base}`,
  `lc-messages-dir=${base}/share/mysql`,
  `character-sets-dir=${base}/share/mysql/charsets`,
  `plugin-dir=${base}/lib/mysql/plugin`,
];

/** The configuration text. `user=root` because the lab has one user id, which is root only inside. */
export function mariadbConfig(site: Site): string {
  const { dir, component } = site;
  const settings = settingsOf<MariadbSettings>(mariadbDefaults, component);
  const options = [
    placeOptions(site.tools.mariadbBase),
    ['user=root', `datadir=${dir}/data`, `tmpdir=${dir}/tmp`, `socket=${mariadbSocket(dir)}`],
    [`pid-file=${dir}/mariadb.pid`, `server_id=${serverId(site)}`],
    // Its own name, by which it answers whoever asks who it is.
    [
      `bind-address=${listenAddress(site)}`,
      `port=${component.port}`,
      'skip-name-resolve',
      `report_host=${component.name}`,
    ],
    [`max_connections=${settings.maxConnections}`, 'performance_schema=off', 'innodb_use_native_aio=off'],
    [`innodb_buffer_pool_size=${settings.bufferPoolMb}M`, `innodb_log_file_size=${redoLogMb}M`],
    // By default its own table space grows by 64 MB at once, and the table counts as full when these are not there.
    ['innodb_autoextend_increment=1'],
    ['key_buffer_size=1M', 'aria_pagecache_buffer_size=8M'],
    ['innodb_flush_log_at_trx_commit=1'],
    settings.cluster ? galeraOptions(site) : loggingOptions(site, settings),
  ].flat();
  return `[mariadbd]\n${options.join('\n')}\n`;
}

/** A binary log from which others can follow, and whether this one follows. */
const loggingOptions = ({ component }: Site, settings: MariadbSettings): readonly string[] => [
  'sync_binlog=1',
  'log_bin=binlog',
  'binlog_format=row',
  'gtid_strict_mode=on',
  'log_slave_updates=on',
  ...(component.role === 'replica' ? replicaOptions(settings) : []),
];

/** skip-slave-start: a replica that starts before its primary listens loses a whole connect retry, so it is told when. */
const replicaOptions = ({ replicaPatienceSeconds }: MariadbSettings): readonly string[] => [
  'read_only=on',
  'skip-slave-start',
  'relay_log=relay',
  'relay_log_recovery=on',
  `slave_net_timeout=${replicaPatienceSeconds}`,
];

/** Distinct among the stack's components, and the same at every start. */
const serverId = ({ stack, component }: Site): number => stack.components.indexOf(component) + 1;
