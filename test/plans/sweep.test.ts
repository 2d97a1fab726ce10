import { describe, expect, it } from 'vitest';
import { ms } from '../../model/units.ts';
import { defaults } from '../../plans/defaults.ts';
import { outlinePlan } from '../../plans/outline.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { sweepOf } from '../../plans/sweep.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = resolvePlan(sweepOf(twoServers), twoServers);

describe('sweepOf', () => {
  it('plans one sham and 48 acts on two-servers, and says how many', () => {
    expect(plan.experiments).toHaveLength(1 + 48);
    expect(plan.title).toContain('48 acts');
  });

  it('holds for twice the failover budget of the stack that it is made for', () => {
    const slow = { ...twoServers, failoverBudgetMs: ms(4000) };
    expect(resolvePlan(sweepOf(slow), slow).windows.holdMs).toBe(8400);
    expect(plan.windows.holdMs).toBe(3500);
  });

  it('believes no generator that is later than a fifth of the deadline, as every suite does', () => {
    expect(plan.bars.generatorLagMs * 5).toBe(plan.load.deadlineMs);
    expect(defaults.bars.generatorLagMs * 5).toBe(defaults.deadlineMs);
  });

  it('leaves a cluster of databases the time to come back', () => {
    expect(resolvePlan(sweepOf(databaseFailover), databaseFailover).windows.recoveryMs).toBe(6000);
    expect(plan.windows.recoveryMs).toBe(2000);
  });

  it('takes less than five minutes of windows and acts, its two lanes side by side', () => {
    const outline = outlinePlan(plan, twoServers, () => 'undo', 1);
    // Measured beside the windows: 0.7 s an episode (62 of them in 300 s), for k6 to begin and end, the gate, and the acts.
    const besideMs = (outline.experiments.length / 2) * 1000;
    expect(outline.lanes).toBe(2);
    expect(outline.totalMs).toBeLessThan(285_000);
    expect(outline.totalMs + besideMs).toBeLessThan(290_000);
  });

  it('plans what its dry run calls agreed', () => {
    const outline = outlinePlan(plan, twoServers, () => 'undo', 1);
    expect(outline.experiments.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});
