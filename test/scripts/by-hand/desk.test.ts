import { describe, expect, it } from 'vitest';
import type { HandFault, HandOutcome, Tell } from '../../../scripts/by-hand/words.ts';
import type { DeskOptions } from '../../../scripts/by-hand/desk.ts';
import { makeDesk } from '../../../scripts/by-hand/desk.ts';
import type { Ask } from '../../../scripts/by-hand/words.ts';
import { spec } from '../../support/record-plan.ts';
import { stateFixture } from '../../support/state-fixture.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const order = { ask: 'fault', fault: 'stop', target: 'server1', holdMs: 1000 } as const;
const done: HandOutcome = { intended: true, injected: true, restored: true, because: [] };

/** Somebody who asks, and hangs up when told to. */
function caller(...asks: readonly Ask[]) {
  const told: Tell[] = [];
  const { promise: hungUp, resolve: hangUp } = Promise.withResolvers<void>();
  async function* incoming(): AsyncGenerator<Ask> {
    yield* asks;
    await hungUp;
  }
  const pipe = { send: (tell: Tell) => void told.push(tell), incoming: incoming(), close: hangUp, release: () => {} };
  return { told, hangUp, pipe, outcome: () => told.find((tell) => tell.tell === 'done')?.outcome };
}

/** A desk whose faults end when they are told to, or when their caller hangs up. */
function desk(look: DeskOptions['look'] = async () => stateFixture()) {
  const acts: { readonly number: number; readonly order: HandFault; end: () => void }[] = [];
  const act: DeskOptions['act'] = (number, own, signal) =>
    new Promise((resolve) => {
      const end = (): void => resolve(done);
      acts.push({ number, order: own, end });
      signal.addEventListener('abort', end);
    });
  return { acts, serve: makeDesk({ spec, look, act, clock: virtualClock() }).serve };
}

const isInForce = (tell: Tell): boolean => tell.tell === 'state' && tell.fault === 'stop server1';

/** Lets everything go on until something is so; a test that waits for ever fails by its own limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await settle();
}

/** Lets everything go on that can. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('the desk of a lab', () => {
  it('tells the state again and again, until the caller hangs up', async () => {
    const [{ serve }, watcher] = [desk(), caller({ ask: 'watch' })];
    const served = serve(watcher.pipe);
    await until(() => watcher.told.length >= 3);
    watcher.hangUp();
    await served;
    const states = watcher.told.length;
    expect(watcher.told[0]).toMatchObject({ tell: 'state', stack: spec.name, fault: null });
    await settle();
    expect(watcher.told.length - states).toBeLessThanOrEqual(1);
  });

  it('goes on looking when a look fails', async () => {
    let looks = 0;
    const { serve } = desk(() =>
      looks++ === 0 ? Promise.reject(new Error('no answer')) : Promise.resolve(stateFixture()),
    );
    const watcher = caller({ ask: 'watch' });
    const served = serve(watcher.pipe);
    await until(() => watcher.told.length > 0);
    watcher.hangUp();
    await served;
    expect(looks).toBeGreaterThan(1);
  });

  it('does a fault and tells its end, and every watcher that it is in force', async () => {
    const { acts, serve } = desk();
    const [watcher, one] = [caller({ ask: 'watch' }), caller(order)];
    const [watched, served] = [serve(watcher.pipe), serve(one.pipe)];
    await until(() => watcher.told.some(isInForce));
    acts[0]?.end();
    await served;
    expect(one.outcome()).toEqual(done);
    watcher.hangUp();
    await watched;
  });

  it('does one fault at a time', async () => {
    const { acts, serve } = desk();
    const [first, second] = [caller(order), caller({ ...order, target: 'server2' })];
    const served = serve(first.pipe);
    await until(() => acts.length === 1);
    await serve(second.pipe);
    expect(second.outcome()).toMatchObject({
      intended: false,
      injected: false,
      restored: true,
      because: ['one fault at a time: stop server1 is not over yet'],
    });
    acts[0]?.end();
    await served;
    const third = caller(order);
    const again = serve(third.pipe);
    await until(() => acts.length === 2);
    expect(acts.map(({ number }) => number)).toEqual([1, 2]);
    acts[1]?.end();
    await again;
  });

  it('heals when the caller is gone, and serves the next only when that is done', async () => {
    const { acts, serve } = desk();
    const first = caller(order);
    const served = serve(first.pipe);
    await until(() => acts.length === 1);
    first.hangUp();
    await served;
    expect(first.outcome()).toEqual(done);
    const second = caller(order);
    const again = serve(second.pipe);
    await until(() => acts.length === 2);
    second.hangUp();
    await again;
  });

  it.each([
    ['a fault that is none', { ...order, fault: 'explode' }, 'there is no such fault'],
    ['a target that is none', { ...order, target: 'server9' }, 'two-servers has no such target'],
    ['the client', { ...order, target: 'client' }, 'two-servers has no such target'],
    ['no time at all', { ...order, holdMs: 0 }, 'that is no time for a fault'],
    ['an hour', { ...order, holdMs: 3_600_000 }, 'that is no time for a fault'],
  ])('refuses %s, whoever calls', async (_, asked, because) => {
    const { acts, serve } = desk();
    const one = caller(asked as Ask);
    await serve(one.pipe);
    expect(one.outcome()).toEqual({ intended: false, injected: false, restored: true, because: [because] });
    expect(acts).toEqual([]);
  });
});
