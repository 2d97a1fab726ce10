import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { ProbePlan } from '../../model/plan.ts';
import { runProbes } from '../../scripts/probes.ts';
import { raise } from '../../scripts/raise.ts';
import { temporaryFolder } from '../support/cli.ts';
import { fakeRun } from '../support/fake-run.ts';
import { balanced } from '../support/probe-facts.ts';

vi.mock('../../scripts/raise.ts');
const temporary = temporaryFolder();
afterAll(temporary.remove);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const asking = (...probes: readonly ProbePlan['probe'][]) => {
  const fake = fakeRun(temporary.path);
  const steps: string[] = [];
  vi.mocked(raise).mockImplementation(async () => {
    steps.push('raise');
    return { ...fake.stack, down: async () => void steps.push('lower') };
  });
  const plan = { ...fake.job.plan, probes: probes.map((probe) => ({ probe, expected: 'held' as const })) };
  const job = { ...fake.job, plan, stack: balanced() };
  return { ...fake, job, steps };
};

describe('the probes of a run', () => {
  it('raise nothing when there are none', async () => {
    const { job, around, steps } = asking();
    await runProbes(job, around);
    expect(steps).toEqual([]);
  });

  it('share a stack of their own, and get a new one after a probe that changed it', async () => {
    const { job, around, steps, written } = asking('serving-order', 'read-origin', 'write-origin', 'serving-shares');
    await runProbes(job, around);
    expect(steps).toEqual(['raise', 'lower', 'raise', 'lower']);
    expect(written().filter((type) => type === 'probe-ended')).toHaveLength(4);
  });

  it('ask nothing of a new stack before its applications have looked at their databases again', async () => {
    const { job, around, stack, steps, events } = asking(
      'serving-order',
      'read-origin',
      'write-origin',
      'serving-shares',
    );
    const upAt: number[] = [];
    vi.mocked(raise).mockImplementation(async () => {
      upAt.push(around.clock.now());
      return { ...stack, down: async () => void steps.push('lower') };
    });
    await runProbes(job, around);
    const startedAt = events().flatMap((event) => (event.type === 'probe-started' ? [event.at] : []));
    const waited = upAt.map((at) => Math.min(...startedAt.filter((begun) => begun >= at)) - at);
    expect(waited).toEqual([650, 650]);
  });

  it('ask nothing after a fault either before they have, from the moment on at which the stack is steady again', async () => {
    const { job, around, steps, stack, events } = asking('stickiness', 'read-origin', 'serving-order');
    let looks = 0;
    // Two looks before the first probe, one after its fault; then the replica takes a while to follow.
    const steadyState = async () => ((looks += 1) > 3 && looks <= 23 ? ['replica.mariadb does not follow'] : []);
    vi.mocked(raise).mockImplementation(async () => {
      steps.push('raise');
      return { ...stack, probing: { ...stack.probing, steadyState }, down: async () => void steps.push('lower') };
    });
    await runProbes(job, around);
    const at = (wanted: RunEvent['type']) =>
      events().flatMap(({ type, at: moment }) => (type === wanted ? [moment] : []));
    const [started, ended] = [at('probe-started'), at('probe-ended')];
    expect(steps).toEqual(['raise', 'lower']);
    expect((started[1] ?? 0) - (ended[0] ?? 0)).toBe(20 * 50 + 650);
    expect((started[2] ?? 0) - (ended[1] ?? 0)).toBe(0);
  });

  it('go on with a new stack after one that failed', async () => {
    const { job, around, steps, written } = asking('standby', 'serving-order');
    await runProbes(job, around);
    expect(steps).toEqual(['raise', 'lower', 'raise', 'lower']);
    expect(written().filter((type) => type === 'probe-failed')).toHaveLength(1);
  });

  it('end when the run is asked to stop while a new stack settles, and leave no stack behind', async () => {
    const { job, around, steps, written } = asking('serving-order');
    const stopping = new AbortController();
    const clock = {
      ...around.clock,
      until: async () => {
        stopping.abort(new Error('stop'));
        throw stopping.signal.reason;
      },
    };
    await runProbes(job, { ...around, clock, signal: stopping.signal });
    expect(steps).toEqual(['raise', 'lower']);
    expect(written()).toEqual([]);
  });

  it('end when the run is asked to stop, and leave no stack behind', async () => {
    const { job, around, steps } = asking('serving-order', 'read-origin');
    await runProbes(job, { ...around, signal: AbortSignal.abort() });
    expect(steps).toEqual([]);
  });
});
