import { describe, expect, it } from 'vitest';
import type { FaultId } from '../../model/plan.ts';
import { componentsOf, targetsOf } from '../../model/stack.ts';
import { distinctActs } from '../../plans/distinct-acts.ts';
import { predictSpof } from '../../plans/predict.ts';
import { twoServers } from '../support/two-servers.ts';

const faults: readonly FaultId[] = ['stop', 'kill', 'pause', 'isolate', 'slow'];
const acts = distinctActs(twoServers, faults);

/** What is really done: to which processes, or, for the network, at which place. */
const actOf = ({ target, fault }: { readonly target: string; readonly fault: FaultId }): string => {
  const names = componentsOf(twoServers, target).map(({ name }) => name);
  return `${fault} ${fault === 'isolate' ? target : names.join('+')}`;
};
const everything = targetsOf(twoServers).flatMap((target) => faults.map((fault) => ({ target, fault })));

describe('distinctActs', () => {
  it('leaves no act of any host or component out', () => {
    expect(new Set(acts.map(actOf))).toEqual(new Set(everything.map(actOf)));
  });

  it('does no act twice', () => {
    expect(new Set(acts.map(actOf)).size).toBe(acts.length);
  });

  it('finds 48 acts in 60 pairs of target and fault on two-servers', () => {
    expect([everything.length, acts.length]).toEqual([60, 48]);
  });

  it('lets the component stand for a host that has no other', () => {
    const stopped = acts.filter(({ fault }) => fault === 'stop').map(({ target }) => target);
    expect(stopped).toContain('balancer.haproxy');
    expect(stopped).not.toContain('balancer');
    expect(stopped).toContain('server1');
  });

  it('cuts off both a host and its only component, as cable and port are not the same', () => {
    const cutOff = acts.filter(({ fault }) => fault === 'isolate').map(({ target }) => target);
    expect(cutOff.toSorted()).toEqual(targetsOf(twoServers).toSorted());
  });

  it('does nothing to the processes of a host without any', () => {
    const idle = { ...twoServers, hosts: [...twoServers.hosts, { name: 'spare' }] };
    expect(distinctActs(idle, faults).filter(({ target }) => target === 'spare')).toEqual([
      { target: 'spare', fault: 'isolate', spof: [] },
    ]);
  });

  it('expects of each act what the declared stack predicts', () => {
    expect(acts.map(({ spof }) => spof)).toEqual(
      acts.map(({ target, fault }) => predictSpof(twoServers, target, fault)),
    );
  });
});
