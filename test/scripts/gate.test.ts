import { describe, expect, it } from 'vitest';
import type { FaultId } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { epochMs } from '../../model/units.ts';
import { gateOf } from '../../scripts/gate.ts';
import { answersWithin, episodeDuration, loadDuration, windowsMs } from '../../scripts/load.ts';
import { balancerFailover } from '../../stack/topologies/balancer-failover.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { planOf, spec, times } from '../support/record-plan.ts';
import { samplesOf } from '../support/record-samples.ts';
import type { Shape } from '../support/record-shapes.ts';
import { refusedBetween } from '../support/record-shapes.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const plan = planOf([]);
const startMs = 1000;

/** Asks for the phase between two moments of the load, at its end; k6 tells of a request when it was answered. */
function ask(fromMs: number, toMs: number, shape: Shape = () => ({}), missing: string[] = []) {
  const clock = virtualClock(startMs + toMs);
  const samples = samplesOf(plan, shape, '');
  const soFar = async () =>
    samples.filter(({ beganMs, jitterMs, waitMs }) => startMs + beganMs + jitterMs + waitMs <= clock.now());
  const setting = { job: { plan, stack: spec }, around: { clock }, load: { soFar } };
  const stack = { steadyState: async () => missing };
  const gate = gateOf({ ...setting, stack, experiment: { fault: 'stop' }, loadStartedAt: epochMs(startMs) });
  return gate({ from: epochMs(startMs + fromMs), to: epochMs(startMs + toMs) });
}

/** Refuses everything between two moments of the load. */
const refused = (fromMs: number, toMs: number): Shape => refusedBetween(fromMs - times.injected, toMs - times.injected);

describe('the steady-state gate', () => {
  it('holds when every component and every answer of the phase is as it has to be', async () => {
    expect(await ask(1000, 5000)).toEqual([]);
  });

  it('waits for the last answers that may still be in time', async () => {
    expect(await ask(1000, 5000, () => ({ waitMs: 250 }))).toEqual([]);
  });

  it('judges nothing before or after the phase', async () => {
    expect(await ask(1000, 5000, refused(0, 1000))).toEqual([]);
    expect(await ask(1000, 5000, refused(5000, 6000))).toEqual([]);
  });

  it('judges the first and the last moments of the phase', async () => {
    expect(await ask(1000, 5000, refused(1000, 1100))).toHaveLength(3);
    expect(await ask(1000, 5000, refused(4900, 5000))).toHaveLength(3);
  });

  it('says what the stack itself lacks', async () => {
    expect(await ask(1000, 5000, undefined, ['replica lags'])).toEqual(['replica lags']);
  });

  it('says that the load was over, and how long the acts took, instead of blaming the service', async () => {
    const [said, ...more] = await ask(18_000, 22_000);
    expect(said).toBe(
      'the load ended 3.69 s before this phase did, so it cannot be judged: the acts took 5.00 s, 1.31 s were planned',
    );
    expect(more).toEqual([]);
  });
});

/** What an episode takes beside its windows while another lane runs. */
const besideMs = (stack: StackSpec, fault: FaultId, target: string) =>
  episodeDuration({ plan: { ...plan, lanes: 2 }, stack }, { fault, target }) - windowsMs(plan);

describe('the length of a load', () => {
  it('covers every window, the wait for the answers of the first gate, and the acts', () => {
    expect(answersWithin(plan.load)).toBe(310);
    expect(loadDuration(plan, 'kill') - windowsMs(plan)).toBe(1310);
  });

  it('is shorter where nothing has to be started again, and as long as any where nobody says what is done', () => {
    expect(loadDuration(plan, 'pause') - windowsMs(plan)).toBe(1010);
    expect(loadDuration(plan)).toBe(loadDuration(plan, 'stop'));
  });

  it('is longer where other lanes keep the machine busy', () => {
    expect(loadDuration({ ...plan, lanes: 2 }, 'kill') - windowsMs(plan)).toBe(2610);
    expect(loadDuration({ ...plan, lanes: 2 }, 'pause') - windowsMs(plan)).toBe(1910);
  });

  it('is longer where a member of a cluster has to be started again', () => {
    const job = { plan, stack: databaseFailover };
    const beyondMs = (fault: FaultId, target: string) => episodeDuration(job, { fault, target }) - windowsMs(plan);
    expect([beyondMs('kill', 'primary'), beyondMs('stop', 'arbiter.garbd')]).toEqual([3910, 3910]);
    expect([beyondMs('isolate', 'primary'), beyondMs('kill', 'server1')]).toEqual([1010, 1310]);
  });

  it('is longer where a keepalived is stopped, which takes its leave, and not where it is killed', () => {
    const job = { plan, stack: balancerFailover };
    const beyondMs = (fault: FaultId, target: string) => episodeDuration(job, { fault, target }) - windowsMs(plan);
    expect([beyondMs('stop', 'balancer1'), beyondMs('stop', 'balancer2.keepalived')]).toEqual([2810, 2810]);
    expect([beyondMs('kill', 'balancer1'), beyondMs('stop', 'balancer1.haproxy')]).toEqual([1310, 1310]);
  });

  it('is longest where such components are met beside another lane', () => {
    expect([besideMs(balancerFailover, 'kill', 'balancer1'), besideMs(balancerFailover, 'pause', 'balancer1')]).toEqual(
      [4310, 3310],
    );
    expect([besideMs(databaseFailover, 'kill', 'primary'), besideMs(databaseFailover, 'isolate', 'primary')]).toEqual([
      5810, 3310,
    ]);
    expect(besideMs(databaseFailover, 'kill', 'server1')).toBe(2610);
  });

  it('waits for the slowest operation, not for one that is left out', () => {
    const rates = { ...plan.load.ratePerSecond, read: 0 as never, write: 10 as never };
    expect(answersWithin({ ...plan.load, ratePerSecond: rates })).toBe(400);
  });
});
