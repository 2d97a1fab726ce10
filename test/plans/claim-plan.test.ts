import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { planForClaims } from '../../plans/claim-plan.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../support/two-servers.ts';

const planned = (needs: Omit<Parameters<typeof planForClaims>[1], 'stack'>) =>
  resolvePlan(planForClaims(twoServers, { stack: 'two-servers', ...needs }), twoServers);

const lanesFor = (stack: StackSpec, targets: readonly string[]) => {
  const acts = targets.map((target) => ({ target, fault: 'kill', foreseen: {} }) as const);
  return resolvePlan(planForClaims(stack, { stack: stack.name, acts, probes: [] }), stack).lanes;
};

describe('planForClaims', () => {
  it('expects what the claims foresee, and what the drawing predicts of the rest', () => {
    const plan = planned({
      acts: [
        { target: 'primary', fault: 'stop', foreseen: { read: 'refuted' } },
        { target: 'server1', fault: 'stop', foreseen: { write: 'proven' } },
      ],
      probes: [],
    });
    expect(plan.experiments.map(({ target, fault, spof }) => [fault, target, spof])).toEqual([
      ['sham', 'balancer', []],
      ['stop', 'primary', ['write']],
      ['stop', 'server1', ['write']],
    ]);
  });

  it('has one sham, though claims look at a stack that is left alone', () => {
    const plan = planned({ acts: [{ target: 'balancer', fault: 'sham', foreseen: {} }], probes: [] });
    expect(plan.experiments.map(({ fault }) => fault)).toEqual(['sham']);
  });

  it('takes two lanes where there is enough to do for both, and one for a cluster of databases', () => {
    const many = ['server1', 'server2', 'primary', 'replica', 'balancer'];
    expect(lanesFor(twoServers, many)).toBe(2);
    expect(lanesFor(twoServers, many.slice(1))).toBeUndefined();
    expect(lanesFor(databaseFailover, many)).toBeUndefined();
  });

  it('leaves out what does not exist, and asks the rest', () => {
    const plan = planned({
      acts: [{ target: 'nobody', fault: 'stop', foreseen: {} }],
      probes: [
        { sees: 'probe', stack: 'two-servers', probe: 'no-such-probe', wanted: 'held' },
        { sees: 'probe', stack: 'two-servers', probe: 'serving-order', wanted: 'broken' },
      ],
    });
    expect(plan.experiments).toEqual([]);
    expect(plan.probes).toEqual([{ probe: 'serving-order', expected: 'broken' }]);
  });
});
