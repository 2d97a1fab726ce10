import type { ExperimentPlan, Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { ms, perSecond, share } from '../../model/units.ts';

/** Moments of every made-up episode, in milliseconds from the start of its load. */
export const times = {
  /** First slot that counts. */
  settled: 1000,
  /** The act is begun. */
  act: 5000,
  /** The act is complete: time 0 of all results. */
  injected: 5005,
  /** Healing is begun. */
  healing: 11_005,
  /** Healing is complete. */
  healed: 11_045,
  /** End of the time to recover. */
  recovered: 13_045,
  /** End of the load. */
  end: 17_200,
} as const;

/** 100 requests a second of each operation, a bar of 99 %, a failover budget of 1.5 s, a hold of 6 s. */
export const planOf = (experiments: readonly ExperimentPlan[]): Plan => ({
  suite: 'made-up',
  title: 'A plan for tests',
  stack: 'two-servers',
  load: {
    ratePerSecond: { static: perSecond(100), read: perSecond(100), write: perSecond(100) },
    returningPerSecond: perSecond(0),
    timeoutMs: ms(1000),
    deadlineMs: ms(250),
  },
  windows: { settleMs: ms(1000), controlMs: ms(4000), holdMs: ms(6000), recoveryMs: ms(2000), afterMs: ms(4000) },
  bars: { availability: share(0.99), failoverBudgetMs: ms(1500), generatorLagMs: ms(20) },
  episodes: 1,
  experiments,
});

/** Two servers behind a balancer, with a primary and a replica. */
export const spec: StackSpec = {
  name: 'two-servers',
  title: 'Two servers behind a balancer',
  hosts: ['client', 'balancer', 'server1', 'server2', 'primary', 'replica'].map((name) => ({ name })),
  components: [
    { name: 'primary.mariadb', host: 'primary', kind: 'mariadb', role: 'primary', port: 3306 },
    { name: 'replica.mariadb', host: 'replica', kind: 'mariadb', role: 'replica', port: 3306 },
    { name: 'server1.nginx', host: 'server1', kind: 'nginx', role: 'web', port: 80, settings: { workers: 1 } },
    { name: 'server2.nginx', host: 'server2', kind: 'nginx', role: 'web', port: 80 },
    { name: 'balancer.haproxy', host: 'balancer', kind: 'haproxy', role: 'balancer', port: 80 },
  ],
  links: [{ from: 'balancer.haproxy', to: 'server1.nginx' }],
  entry: 'balancer.haproxy',
  client: 'client',
  failoverBudgetMs: ms(1500),
  failoverBecause: '3 checks of 500 ms',
};
