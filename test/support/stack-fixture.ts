import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { ms, perSecond, share } from '../../model/units.ts';

/** A stack of two servers, as data; for tests that read a stack and start none. */
export const stackFixture: StackSpec = {
  name: 'two-servers',
  title: 'One balancer, two servers with Nginx and an application, a primary and a replica',
  hosts: ['client', 'balancer', 'server1', 'server2', 'primary', 'replica'].map((name) => ({ name })),
  components: [
    { name: 'primary.mariadb', host: 'primary', kind: 'mariadb', role: 'primary', port: 3306 },
    { name: 'replica.mariadb', host: 'replica', kind: 'mariadb', role: 'replica', port: 3306 },
    { name: 'server1.nginx', host: 'server1', kind: 'nginx', role: 'web', port: 80 },
    { name: 'server1.app', host: 'server1', kind: 'app', role: 'app', port: 3000 },
    { name: 'server2.nginx', host: 'server2', kind: 'nginx', role: 'web', port: 80 },
    { name: 'server2.app', host: 'server2', kind: 'app', role: 'app', port: 3000 },
    { name: 'balancer.haproxy', host: 'balancer', kind: 'haproxy', role: 'balancer', port: 80 },
  ],
  links: [
    ...['server1', 'server2'].flatMap((host) => [
      { from: 'balancer.haproxy', to: `${host}.nginx` },
      { from: `${host}.nginx`, to: `${host}.app`, operations: ['read', 'write'] as const },
      { from: `${host}.app`, to: 'primary.mariadb', operations: ['write'] as const },
      { from: `${host}.app`, to: 'replica.mariadb', operations: ['read'] as const },
    ]),
    { from: 'replica.mariadb', to: 'primary.mariadb', operations: [] },
  ],
  entry: 'balancer.haproxy',
  client: 'client',
  failoverBudgetMs: ms(1500),
  failoverBecause: 'inter 250 ms x fall 3, one check time-out of 250 ms, and half a second for requests under way',
};

/** The plan that goes with it. */
export const planFixture: Plan = {
  suite: 'essentials',
  title: 'Stop each host once',
  stack: 'two-servers',
  load: {
    ratePerSecond: { static: perSecond(100), read: perSecond(100), write: perSecond(50) },
    returningPerSecond: perSecond(0),
    timeoutMs: ms(1000),
    deadlineMs: ms(250),
  },
  windows: { settleMs: ms(500), controlMs: ms(3000), holdMs: ms(5000), recoveryMs: ms(2000), afterMs: ms(3700) },
  bars: {
    availability: share(0.98),
    returningAvailability: share(0.95),
    failoverBudgetMs: ms(1500),
    stalenessMs: ms(1000),
    generatorLagMs: ms(20),
  },
  episodes: 1,
  experiments: [
    { target: 'client', fault: 'sham', spof: [] },
    { target: 'balancer', fault: 'stop', spof: ['static', 'read', 'write'] },
    { target: 'server1', fault: 'stop', spof: [] },
    { target: 'server2', fault: 'stop', spof: [] },
    { target: 'primary', fault: 'stop', spof: ['write'] },
    { target: 'replica', fault: 'stop', spof: [] },
  ],
};
