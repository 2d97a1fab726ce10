import type { ExperimentPlan, Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { ms, perSecond, share } from '../../model/units.ts';

/** Moments of a made-up episode, in milliseconds from the start of its load. */
export interface Times {
  /** First slot that counts. */
  readonly settled: number;
  /** The act is begun. */
  readonly act: number;
  /** The act is complete: time 0 of all results. */
  readonly injected: number;
  /** Healing is begun. */
  readonly healing: number;
  /** Healing is complete. */
  readonly healed: number;
  /** End of the time to recover. */
  readonly recovered: number;
  /** End of the load. */
  readonly end: number;
}

/** The moments of an episode by the windows of its plan: acts take 5 and 40 ms, and the load runs on for a little while. */
export function timesOf({ windows }: Pick<Plan, 'windows'>): Times {
  const act = windows.settleMs + windows.controlMs;
  const injected = act + 5;
  const healing = injected + windows.holdMs;
  const healed = healing + 40;
  const recovered = healed + windows.recoveryMs;
  return {
    settled: windows.settleMs,
    act,
    injected,
    healing,
    healed,
    recovered,
    end: recovered + windows.afterMs + 155,
  };
}

/** 100 requests a second of each operation, a bar of 99 %, a failover budget of 1.5 s, a hold of 7 s. */
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
  windows: { settleMs: ms(1000), controlMs: ms(4000), holdMs: ms(7000), recoveryMs: ms(2000), afterMs: ms(3000) },
  bars: {
    availability: share(0.99),
    returningAvailability: share(0.95),
    failoverBudgetMs: ms(1500),
    stalenessMs: ms(1000),
    generatorLagMs: ms(20),
  },
  episodes: 1,
  experiments,
});

/** What differs from that plan, as plain numbers. */
export interface PlanChange {
  /** Requests a second of each operation. */
  readonly rate?: number;
  /** Time-out and deadline. */
  readonly load?: { readonly timeoutMs?: number; readonly deadlineMs?: number };
  readonly windows?: { readonly [Name in keyof Plan['windows']]?: number };
  readonly bars?: { readonly [Name in keyof Plan['bars']]?: number };
}

/** Changes a plan. */
export const changedPlan =
  ({ rate, load, windows, bars }: PlanChange) =>
  (plan: Plan): Plan => {
    const every = perSecond(rate ?? plan.load.ratePerSecond.read);
    return {
      ...plan,
      load: { ...plan.load, ...(load as object), ratePerSecond: { static: every, read: every, write: every } },
      windows: { ...plan.windows, ...(windows as object) },
      bars: { ...plan.bars, ...(bars as object) },
    };
  };

/** Moments under the plan above. */
export const times = timesOf(planOf([]));

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
    { name: 'server1.app', host: 'server1', kind: 'app', role: 'app', port: 8080 },
    { name: 'server2.app', host: 'server2', kind: 'app', role: 'app', port: 8080 },
    { name: 'balancer.haproxy', host: 'balancer', kind: 'haproxy', role: 'balancer', port: 80 },
  ],
  links: [{ from: 'balancer.haproxy', to: 'server1.nginx' }],
  entry: 'balancer.haproxy',
  client: 'client',
  failoverBudgetMs: ms(1500),
  failoverBecause: '3 checks of 500 ms',
};
