import type { StackSpec } from '../../model/stack.ts';
import { parseStack } from '../../plans/stack-file.ts';
import type { Site } from '../../stack/kinds/kind.ts';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { addressesOf, floatingAddressesOf } from '../../stack/network.ts';
import { noTools } from './site.ts';
import { aroundStack } from './stack-text.ts';

/** Each `from > to`, with operations behind a colon where it names them. */
const linksOf = (...lines: readonly string[]): string =>
  lines
    .map((line) => {
      const [, from, to, operations] = /^(\S+) > (\S+?)(?:: (.*))?$/.exec(line) ?? [];
      return `  - { from: ${from}, to: ${to}${operations === undefined ? '' : `, operations: [${operations}]`} }`;
    })
    .join('\n');

const stackOf = (hosts: string, components: readonly string[], ...links: readonly string[]): StackSpec =>
  parseStack(
    `name: own
entry: balancer
hosts: [edge, ${hosts}, primary]
components:
  - { host: primary, kind: mariadb, role: primary }
${components.map((each) => `  - { ${each} }`).join('\n')}
links:
${linksOf(...links)}
`,
    'own.yaml',
    aroundStack(),
  );

const balancer = 'name: balancer, host: edge, kind: haproxy';
const apps = ['host: app1, kind: app', 'host: app2, kind: app'];
const webs = ['host: web1, kind: nginx', 'host: web2, kind: nginx'];
const data = ['app1.app > primary.mariadb', 'app2.app > primary.mariadb'];

/** Web servers and applications on machines of their own, each of the first with a way to each of the second. */
export const threeTiers = stackOf(
  'web1, web2, app1, app2',
  [balancer, ...webs, ...apps],
  'balancer > web1.nginx',
  'balancer > web2.nginx',
  ...['web1', 'web2'].flatMap((web) => ['app1', 'app2'].map((app) => `${web}.nginx > ${app}.app: read, write`)),
  ...data,
);

/** A balancer that gets files from web servers, and asks the applications for the rest itself. */
export const splitByPath = stackOf(
  'web1, web2, app1, app2',
  [balancer, ...webs, ...apps],
  'balancer > web1.nginx: static',
  'balancer > web2.nginx: static',
  'balancer > app1.app: read, write',
  'balancer > app2.app: read, write',
  ...data,
);

/** Applications alone behind a balancer, which have the files as well. */
export const applicationsAlone = stackOf(
  'app1, app2',
  [balancer, ...apps],
  'balancer > app1.app',
  'balancer > app2.app',
  ...data,
);

/** Web servers that reach the applications by a balancer of their own; no link of it names operations. */
export const innerBalancer = stackOf(
  'web1, web2, inside, app1, app2',
  [balancer, 'name: inner, host: inside, kind: haproxy', ...webs, ...apps],
  'balancer > web1.nginx',
  'balancer > web2.nginx',
  'web1.nginx > inner',
  'web2.nginx > inner',
  'inner > app1.app',
  'inner > app2.app',
  ...data,
);

/** A Nginx that balances two servers, each with Nginx and application. */
export const nginxBalancer = stackOf(
  'app1, app2',
  [
    'name: balancer, host: edge, kind: nginx, role: balancer',
    ...apps,
    'host: app1, kind: nginx',
    'host: app2, kind: nginx',
  ],
  'balancer > app1.nginx',
  'balancer > app2.nginx',
  'app1.nginx > app1.app: read, write',
  'app2.nginx > app2.app: read, write',
  ...data,
);

/** Two machines, each with everything, the members of a cluster among it, and one vote more on a third one. */
export const everythingOnBoth: StackSpec = parseStack(
  `name: own
entry: balancer
hosts: [edge, node1, node2, arbiter]
addresses: [{ name: db, on: [node1, node2] }]
components:
  - { name: balancer, host: edge, kind: haproxy }
  - { host: arbiter, kind: garbd }
  - { host: node1, kind: mariadb, role: primary, settings: { cluster: true } }
  - { host: node2, kind: mariadb, role: replica, settings: { cluster: true } }
  - { host: node1, kind: app, settings: { writerAddress: db } }
  - { host: node2, kind: app, settings: { writerAddress: db } }
  - { host: node1, kind: nginx }
  - { host: node2, kind: nginx }
  - { host: node1, kind: keepalived }
  - { host: node2, kind: keepalived }
links:
${linksOf(
  'balancer > node1.nginx',
  'balancer > node2.nginx',
  'node1.nginx > node1.app: read, write',
  'node2.nginx > node2.app: read, write',
  ...['node1', 'node2'].flatMap((from) => ['node1', 'node2'].map((to) => `${from}.app > ${to}.mariadb: read, write`)),
)}
`,
  'own.yaml',
  aroundStack(),
);

/** The site of a component of a stack. */
export const siteIn = (stack: StackSpec, name: string): Site => ({
  stack,
  component: componentNamed(stack, name),
  tools: { ...noTools, garbd: '/tools/garbd', galeraLibrary: '/tools/galera.so', mariadbClient: '/tools/mariadb' },
  dir: `/lab/${name}`,
  addresses: { ...addressesOf(stack.hosts), ...floatingAddressesOf(stack) },
  appBundle: '/app.cjs',
});
