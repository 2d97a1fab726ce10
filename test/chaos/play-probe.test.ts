import { describe, expect, it } from 'vitest';
import { playProbe } from '../../chaos/play-probe.ts';
import { epochMs, later } from '../../model/units.ts';
import { fakeTarget } from '../support/fake-target.ts';
import { fakeStage } from '../support/probe-stage.ts';

const typesOf = (stage: ReturnType<typeof fakeStage>) => stage.journal.events.map(({ type }) => type);

describe('a probe that is played', () => {
  it('waits for the steady state, gathers, and leaves the stack as it was', async () => {
    const stage = fakeStage({}, { unsteady: ['replica.mariadb lags', 'replica.mariadb lags'] });
    expect(await playProbe(stage)).toBe(true);
    expect(typesOf(stage)).toEqual(['probe-started', 'probe-saw', 'probe-ended']);
    expect(stage.journal.of('probe-saw')[0]?.at).toBeGreaterThanOrEqual(100);
    expect(new Set(stage.journal.events.map((event) => 'place' in event && event.place))).toEqual(new Set([1]));
  });

  it('asks nothing of a stack that does not become steady', async () => {
    const stage = fakeStage({}, { unsteady: Array.from({ length: 1000 }, () => 'server1.app is paused') });
    expect(await playProbe(stage)).toBe(false);
    expect(typesOf(stage)).toEqual(['probe-started', 'probe-failed']);
    expect(stage.journal.of('probe-failed')[0]).toMatchObject({ act: 'steady', because: 'server1.app is paused' });
  });

  it('asks for a new stack when it changes this one', async () => {
    const stage = fakeStage({ probe: 'write-origin' });
    expect(await playProbe(stage)).toBe(false);
    expect(typesOf(stage).at(-1)).toBe('probe-ended');
  });

  it('writes down why it failed, and asks for a new stack', async () => {
    const stage = fakeStage({ probe: 'standby' });
    expect(await playProbe(stage)).toBe(false);
    expect(stage.journal.of('probe-failed')).toMatchObject([
      { act: 'gather', because: 'the stack has no passive server' },
    ]);
  });

  it('is given up after twice its time, when somebody never answers', async () => {
    const stage = fakeStage();
    const stack = { ...stage.stack, visit: () => new Promise<never>(() => {}) };
    expect(await playProbe({ ...stage, stack })).toBe(false);
    expect(stage.journal.of('probe-failed')[0]?.because).toBe('the probe serving-order did not come to an end in time');
  });

  it('that hangs is left behind, and touches nothing any more: the next stack has the same names', async () => {
    // Who asks for the notices while the server is stopped has his answer ten minutes later.
    const stage = fakeStage({ probe: 'alert', target: 'server1', fault: 'stop' });
    const late = async () => stage.clock.until(epochMs(600_000)).then(() => []);
    const stack = { ...stage.stack, alerts: late };
    const receiver = { ...stage.spec.components[0]!, name: 'primary.webhook', kind: 'webhook' } as const;
    const spec = { ...stage.spec, components: [...stage.spec.components, receiver] };
    expect(await playProbe({ ...stage, stack, spec })).toBe(false);
    expect(stage.clock.now()).toBeGreaterThan(60_000);
    const written = typesOf(stage);
    await stage.clock.until(epochMs(700_000));
    expect(stage.stack.done).toEqual(['stop server1.part']);
    expect(typesOf(stage)).toEqual(written);
  });

  it('that comes to its end late is waited for while it heals, as long as the slowest component may take', async () => {
    const slow = fakeTarget({ name: 'server1', limits: { readyWithinMs: 120_000 } });
    const stage = fakeStage({ probe: 'stickiness' }, {}, (fault) => ({
      ...fault,
      heal: (target) => stage.clock.until(epochMs(180_000)).then(() => fault.heal(target)),
    }));
    expect(await playProbe({ ...stage, stack: { ...stage.stack, target: () => slow } })).toBe(false);
    expect(slow.commands.at(-1)).toMatch(/^start/);
    expect(stage.journal.of('probe-saw').at(-1)?.observation).toMatchObject({ kind: 'fault', moment: 'healed' });
  });

  it('ends when the run is asked to stop, and heals what it broke first', async () => {
    const stage = fakeStage({ probe: 'stickiness' });
    const playing = playProbe(stage);
    await stage.clock.until(later(stage.clock.now(), 2000));
    stage.stop();
    expect(await playing).toBe(false);
    expect(stage.stack.done).toEqual(['stop server1.part', 'start server1.part']);
    expect(stage.journal.of('probe-failed')[0]?.because).toBe('SIGINT');
  });

  it('writes down what balancers saw meanwhile, from its start, and looks no longer than it lasts', async () => {
    const stage = fakeStage();
    let stopped = 0;
    const watch: typeof stage.watch = (onChange) => {
      const change = { balancer: 'balancer.haproxy', server: 'app/server2', state: 'DOWN' };
      onChange({ ...change, at: later(stage.clock.now(), 40) });
      return { stop: async () => void (stopped += 1) };
    };
    expect(await playProbe({ ...stage, watch })).toBe(true);
    expect(stage.journal.of('probe-saw')[0]?.observation).toEqual({
      kind: 'view',
      balancer: 'balancer.haproxy',
      server: 'app/server2',
      state: 'DOWN',
      atMs: 40,
    });
    expect([stopped, typesOf(stage).at(-1)]).toEqual([1, 'probe-ended']);
  });
});
