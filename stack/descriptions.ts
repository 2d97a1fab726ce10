import { groupPort } from '../model/cluster.ts';
import type { KindDescription } from '../model/kind.ts';
import { largestSetting } from '../model/kind.ts';
import type { ComponentKind, Role } from '../model/stack.ts';
import { roles } from '../model/stack.ts';
import { alertmanagerDefaults, alertmanagerFile } from './kinds/alertmanager.ts';
import { appDefaults } from './kinds/app.ts';
import { blackboxDefaults, blackboxFile } from './kinds/blackbox-exporter.ts';
import { galeraDefaults } from './cluster/galera.ts';
import { haproxyDefaults } from './kinds/haproxy.ts';
import { keepalivedDefaults, keepalivedFile } from './kinds/keepalived.ts';
import { mariadbDefaults } from './kinds/mariadb.ts';
import { nginxDefaults } from './kinds/nginx.ts';
import { prometheusDefaults, prometheusFile } from './kinds/prometheus.ts';

const fronts: readonly Role[] = ['balancer', 'web'];

/** Numbers of which there must be one at least: none would be no check, no wait, or nobody let in. */
const positive = (...names: readonly string[]): KindDescription['ranges'] =>
  Object.fromEntries(names.map((name) => [name, [1, largestSetting]]));

/** How long a rule waits before it alerts, or a notice for others: it need not at all. */
const mayBeNone: ReadonlySet<string> = new Set(['forMs', 'groupWaitMs']);

/** One that watches others. */
const monitor = (
  kind: ComponentKind,
  port: number,
  settings: KindDescription['settings'],
  mainFile?: string,
): KindDescription => ({
  kind,
  role: 'service',
  roles: ['service'],
  port,
  settings,
  choices: {},
  ranges: positive(...Object.keys(settings).filter((name) => !mayBeNone.has(name))),
  ...(mainFile !== undefined && { mainFile }),
});

/** What a stack file may say about each kind; everything follows from the kinds' own defaults. */
export const kindDescriptions: readonly KindDescription[] = [
  {
    kind: 'haproxy',
    role: 'balancer',
    roles: fronts,
    port: 80,
    settings: haproxyDefaults,
    choices: {
      balance: ['roundrobin', 'leastconn', 'source', 'first', 'random', 'static-rr'],
      hashType: ['map-based', 'consistent'],
      check: ['http', 'tcp', 'none'],
    },
    ranges: {
      ...positive('interMs', 'fastinterMs', 'downinterMs', 'fall', 'rise', 'timeoutCheckMs', 'timeoutConnectMs'),
      ...positive('timeoutServerMs', 'timeoutClientMs', 'maxConnections'),
      metricsPort: [0, 65_535],
    },
    mainFile: 'haproxy.cfg',
  },
  {
    kind: 'nginx',
    role: 'web',
    roles: fronts,
    port: 80,
    settings: nginxDefaults,
    choices: {},
    ranges: positive('connectTimeoutMs', 'readTimeoutMs', 'failTimeoutSeconds', 'maxConnections'),
    mainFile: 'nginx.conf',
  },
  {
    kind: 'app',
    role: 'app',
    roles: ['app'],
    port: 8080,
    settings: appDefaults,
    choices: {},
    ranges: positive('databaseTimeoutMs', 'maxConnections'),
  },
  {
    kind: 'mariadb',
    roles: ['primary', 'replica'],
    port: 3306,
    settings: mariadbDefaults,
    choices: {},
    ranges: positive('bufferPoolMb', 'maxConnections', 'replicaPatienceSeconds', 'suspectMs'),
    mainFile: 'my.cnf',
  },
  {
    kind: 'garbd',
    role: 'service',
    roles: ['service'],
    port: groupPort,
    settings: galeraDefaults,
    choices: {},
    ranges: positive('suspectMs'),
  },
  {
    kind: 'keepalived',
    role: 'guardian',
    roles: ['guardian'],
    port: 0,
    settings: keepalivedDefaults,
    choices: { state: ['MASTER', 'BACKUP'], check: ['http', 'tcp'] },
    // One byte each, and twelve bits of hundredths of a second (RFC 5798, 5.2).
    ranges: {
      ...positive('checkIntervalSeconds', 'checkTimeoutMs', 'fall', 'rise'),
      priority: [0, 255],
      routerId: [0, 255],
      advertMs: [10, 40_950],
    },
    mainFile: keepalivedFile,
  },
  monitor('prometheus', 9090, prometheusDefaults, prometheusFile),
  monitor('alertmanager', 9093, alertmanagerDefaults, alertmanagerFile),
  monitor('blackbox-exporter', 9115, blackboxDefaults, blackboxFile),
  monitor('mysqld-exporter', 9104, {}),
  monitor('webhook', 9099, {}),
  { kind: 'command', roles, port: 0, settings: {}, choices: {}, ranges: {} },
];
