import { describe, expect, it } from 'vitest';
import { planForClaims } from '../../plans/claim-plan.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const planned = (needs: Omit<Parameters<typeof planForClaims>[1], 'stack'>) =>
  resolvePlan(planForClaims(twoServers, { stack: 'two-servers', ...needs }), twoServers);

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
