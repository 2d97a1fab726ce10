import type { KindDescription } from '../model/kind.ts';
import type { Role } from '../model/stack.ts';
import { roles } from '../model/stack.ts';
import { appDefaults } from './kinds/app.ts';
import { haproxyDefaults } from './kinds/haproxy.ts';
import { keepalivedDefaults, keepalivedFile } from './kinds/keepalived.ts';
import { mariadbDefaults } from './kinds/mariadb.ts';
import { nginxDefaults } from './kinds/nginx.ts';

const fronts: readonly Role[] = ['balancer', 'web'];

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
  {
    kind: 'keepalived',
    role: 'guardian',
    roles: ['guardian'],
    port: 0,
    settings: keepalivedDefaults,
    choices: { state: ['MASTER', 'BACKUP'], check: ['http', 'tcp'] },
    mainFile: keepalivedFile,
  },
  { kind: 'command', roles, port: 0, settings: {}, choices: {} },
];
