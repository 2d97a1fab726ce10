import { describe, expect, it } from 'vitest';
import { ms } from '../../model/units.ts';
import { nightlyOf } from '../../plans/nightly.ts';
import { outlinePlan } from '../../plans/outline.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = resolvePlan(nightlyOf(twoServers), twoServers);

describe('nightlyOf', () => {
  it('takes every machine away in four ways, five times each, with a sham in every round', () => {
    const outline = outlinePlan(plan, twoServers, () => 'undo', 1);
    const acts = outline.experiments.map(({ target, fault }) => `${fault} ${target}`);
    expect(new Set(acts).size).toBe(1 + 5 * 4);
    expect(acts.filter((act) => act === 'pause replica')).toHaveLength(5);
    expect(acts.filter((act) => act === 'sham balancer')).toHaveLength(5);
  });

  it('never aims at the machine that the load comes from', () => {
    expect(plan.experiments.map(({ target }) => target)).not.toContain('client');
  });

  it('lets users return over kept connections beside the others', () => {
    expect(plan.load.returningPerSecond).toBeGreaterThan(0);
  });

  it('puts its control on the machine that users reach', () => {
    const experiments = nightlyOf({ ...twoServers, entry: 'server2.nginx', failoverBudgetMs: ms(900) }).experiments;
    expect(experiments[0]).toEqual({ target: 'server2', fault: 'sham' });
  });
});
