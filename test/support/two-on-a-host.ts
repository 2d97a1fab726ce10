import type { ComponentSpec, LinkSpec, StackSpec } from '../../model/stack.ts';
import { parseStack } from '../../plans/stack-file.ts';
import { aroundStack } from './stack-text.ts';

/** Two applications on one host behind a balancer, with one database. */
export const twoOnAHost: StackSpec = parseStack(
  `name: mine
entry: balancer.haproxy
hosts: [balancer, server, primary]
components:
  - {host: balancer, kind: haproxy}
  - {name: one, host: server, kind: app, port: 8081}
  - {name: two, host: server, kind: app, port: 8082}
  - {host: primary, kind: mariadb, role: primary}
links:
  - {from: balancer.haproxy, to: one}
  - {from: balancer.haproxy, to: two}
  - {from: one, to: primary.mariadb}
  - {from: two, to: primary.mariadb}
serving: [server]
`,
  'mine.yaml',
  aroundStack(),
);

/** A stack with one component and its links more. */
export const withMore = (stack: StackSpec, component: ComponentSpec, ...links: readonly LinkSpec[]): StackSpec => ({
  ...stack,
  components: [...stack.components, component],
  links: [...stack.links, ...links],
});
