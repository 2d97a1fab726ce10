import { describe, expect, it } from 'vitest';
import type { LoadPlan } from '../../model/plan.ts';
import { ms, perSecond } from '../../model/units.ts';
import { lanesWithin, processorsOf } from '../../plans/auto-lanes.ts';
import { shippedPlans } from '../../plans/index.ts';
import { bearableRate } from '../../plans/load-rules.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { sweepOf } from '../../plans/sweep.ts';
import { twoServers } from '../support/two-servers.ts';

const load = (rate: number, returning = 0): LoadPlan => ({
  ratePerSecond: { static: perSecond(rate), read: perSecond(rate), write: perSecond(rate) },
  returningPerSecond: perSecond(returning),
  timeoutMs: ms(1000),
  deadlineMs: ms(250),
});

const idle = { freeProcessors: 2, freeMemoryMb: 16_384 };

describe('lanesWithin', () => {
  it('gives the sweep the two lanes that were measured to be clean on two processors, and the default suite one', () => {
    expect(lanesWithin(resolvePlan(sweepOf(twoServers), twoServers).load, idle)).toBe(2);
    expect(lanesWithin(load(120, 30), idle)).toBe(1);
  });

  it('counts what is free, not what is there', () => {
    expect(lanesWithin(load(70), { ...idle, freeProcessors: 1.2 })).toBe(1);
    expect(lanesWithin(load(70), { ...idle, freeProcessors: 8 })).toBe(4);
    expect(lanesWithin(load(35), { ...idle, freeMemoryMb: 2500 })).toBe(2);
  });

  it('gives one at least and four at most', () => {
    expect(lanesWithin(load(120, 30), { freeProcessors: 0, freeMemoryMb: 100 })).toBe(1);
    expect(lanesWithin(load(1), { ...idle, freeProcessors: 64 })).toBe(4);
  });

  it('never gives lanes that the plan would be refused with, however large the machine is', () => {
    const large = { freeProcessors: 64, freeMemoryMb: 262_144 };
    const plans = shippedPlans([twoServers]).map((file) => resolvePlan(file, twoServers));
    const refused = plans.flatMap((plan) => bearableRate({ ...plan, lanes: lanesWithin(plan.load, large) }));
    expect(refused).toEqual([]);
    expect(plans.map(({ load: { ratePerSecond } }) => ratePerSecond.read)).toContain(120);
  });

  it('counts the requests of users who return as well', () => {
    expect(processorsOf(load(100, 50))).toBeCloseTo(1.5 * processorsOf(load(100)));
  });
});
