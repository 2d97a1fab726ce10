import { describe, expect, it } from 'vitest';
import { findFault, hardMaximumMs } from '../../chaos/index.ts';
import { ms } from '../../model/units.ts';
import { guarded, watchOf } from '../../scripts/guard.ts';
import { fakeTarget } from '../support/fake-target.ts';
import { fakeWatchdog } from '../support/fake-watchdog.ts';
import { planOf, spec } from '../support/record-plan.ts';

const plan = planOf([{ target: 'server1', fault: 'pause', spof: [] }]);

const watch = watchOf({ plan, stack: spec }, 2, { fault: 'pause', target: 'server1.nginx' });

describe('what the watchdog is told of a fault', () => {
  it('names host and components, of a component and of a whole host', () => {
    expect(watch).toMatchObject({ episode: 2, fault: 'pause', host: 'server1', components: ['server1.nginx'] });
    const whole = watchOf({ plan, stack: spec }, 1, { fault: 'isolate', target: 'server1' });
    expect(whole).toMatchObject({ target: 'server1', host: 'server1', components: ['server1.nginx', 'server1.app'] });
  });

  it('names the components of both of a pair, so that it lifts the fault of both', () => {
    const { components } = watchOf({ plan, stack: spec }, 1, { fault: 'kill', target: 'server1+server2' });
    expect(components).toEqual(['server1.nginx', 'server2.nginx', 'server1.app', 'server2.app']);
  });

  it('has the hold of the plan and the limits of injection and healing in its hard maximum', () => {
    expect(watch.limitMs).toBe(hardMaximumMs(plan.windows.holdMs));
    expect(hardMaximumMs(ms(5000))).toBe(65_000);
  });
});

/** A guarded pause of one component; `did` is what the watchdog says it has done. */
function stage(did: readonly string[] = []) {
  const [watchdog, said] = [fakeWatchdog(did), [] as string[]];
  const heard = (command: string): void => void order.push(command);
  const order: string[] = [];
  const fault = guarded(findFault('pause'), watchdog, watch, (line) => said.push(line));
  return { watchdog, said, order, fault, target: fakeTarget({ components: ['server1.nginx'], heard }) };
}

describe('a guarded fault', () => {
  it('is armed before its injection, and disarmed only after its healing', async () => {
    const { watchdog, fault, target, said } = stage();
    await fault.inject(target);
    expect(watchdog.told).toEqual(['arm 2']);
    await fault.heal(target);
    expect(watchdog.told).toEqual(['arm 2', 'step back 2', 'disarm 2']);
    expect(said).toEqual([]);
  });

  it('is not injected when nobody watches', async () => {
    const { watchdog, order, target } = stage();
    const absent = { ...watchdog, arm: () => Promise.reject(new Error('nobody watches')) };
    const fault = guarded(findFault('pause'), absent, watch, () => undefined);
    await expect(fault.inject(target)).rejects.toThrow('nobody watches');
    expect(order).toEqual([]);
  });

  it('has as much more time as the components of its target may take to stop and to serve', async () => {
    const { watchdog, target } = stage();
    const slow = fakeTarget({ limits: { stopWithinMs: 30_000, readyWithinMs: 120_000 } });
    const fault = guarded(findFault('stop'), watchdog, watch, () => undefined);
    await fault.inject(slow);
    await fault.inject(target);
    const [atSlow = 0, atQuick = 0] = watchdog.armed.map(({ limitMs }) => limitMs);
    expect(atQuick).toBe(watch.limitMs);
    expect(atSlow - atQuick).toBeGreaterThanOrEqual(2 * 30_000 - 15_000 + 2 * 120_000 - 45_000);
    await fault.heal(slow);
    await fault.heal(target);
    const [ofSlow = 0, ofQuick = 0] = watchdog.healings;
    expect(ofSlow).toBeGreaterThan(2 * 120_000);
    expect(ofQuick).toBeGreaterThan(45_000);
  });

  it('is not injected when it was given up before the watchdog answered', async () => {
    const { watchdog, order, target } = stage();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const fault = guarded(findFault('pause'), { ...watchdog, arm: () => answered }, watch, () => undefined);
    const over = new AbortController();
    const injecting = fault.inject(target, over.signal);
    over.abort(new Error('given up'));
    answer();
    await expect(injecting).rejects.toThrow('given up');
    expect(order).toEqual([]);
  });

  it('stays armed when its healing fails', async () => {
    const { watchdog, fault, target } = stage();
    await fault.inject(target);
    target.trouble('resume server1.nginx', 'throws');
    await expect(fault.heal(target)).rejects.toThrow('resume server1.nginx failed');
    expect(watchdog.told).not.toContain('disarm 2');
  });

  it('tells the user what the watchdog had to do', async () => {
    const { fault, target, said } = stage(['continued server1.nginx']);
    await fault.heal(target);
    expect(said).toEqual(['[2] the watchdog had lifted the fault: continued server1.nginx']);
  });
});
