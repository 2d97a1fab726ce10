import { groupPort } from '../model/cluster.ts';
import type { KindDescription } from '../model/kind.ts';
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
    mainFile: 'haproxy.cfg',
  },
  {
    kind: 'nginx',
    role: 'web',
    roles: fronts,
    port: 80,
    settings: nginxDefaults,
    choices: {},
    mainFile: 'nginx.conf',
  },
  { kind: 'app', role: 'app', roles: ['app'], port: 8080, settings: appDefaults, choices: {} },
  {
    kind: 'mariadb',
    roles: ['primary', 'replica'],
    port: 3306,
    settings: mariadbDefaults,
    choices: {},
    mainFile: 'my.cnf',
  },
  { kind: 'garbd', role: 'service', roles: ['service'], port: groupPort, settings: galeraDefaults, choices: {} },
  {
    kind: 'keepalived',
    role: 'guardian',
    roles: ['guardian'],
    port: 0,
    settings: keepalivedDefaults,
    choices: { state: ['MASTER', 'BACKUP'], check: ['http', 'tcp'] },
    mainFile: keepalivedFile,
  },
  monitor('prometheus', 9090, prometheusDefaults, prometheusFile),
  monitor('alertmanager', 9093, alertmanagerDefaults, alertmanagerFile),
  monitor('blackbox-exporter', 9115, blackboxDefaults, blackboxFile),
  monitor('mysqld-exporter', 9104, {}),
  monitor('webhook', 9099, {}),
  { kind: 'command', roles, port: 0, settings: {}, choices: {} },
];
