import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../model/event.ts';
import { actByHand } from '../../../scripts/by-hand/act.ts';
import { fakeTarget } from '../../support/fake-target.ts';
import { fakeWatchdog } from '../../support/fake-watchdog.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { spec } from '../../support/record-plan.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const order = { fault: 'stop', target: 'server1', holdMs: 10_000 } as const;
const commands = ['stop server1.nginx', 'stop server1.app', 'start server1.app', 'start server1.nginx'];

/** Does it to a target that is none, on a clock that waits for nobody. */
function scene(missing: readonly string[] = [], onWrite?: (event: RunEvent) => void) {
  const [target, watchdog, clock, journal] = [fakeTarget(), fakeWatchdog(), virtualClock(), memoryJournal(onWrite)];
  const seen: RunEvent[] = [];
  const stack = { target: () => target, steadyState: async () => missing };
  const act = (signal = new AbortController().signal) =>
    actByHand({ spec, stack, watchdog, clock, journal }, 1, order, signal, (event) => seen.push(event));
  return { target, watchdog, clock, journal, seen, act };
}

describe('a fault by hand', () => {
  it('is done, seen, held as long as asked for, and healed', async () => {
    const { target, journal, act } = scene();
    expect(await act()).toEqual({ intended: true, injected: true, restored: true, because: [] });
    expect(target.commands.toSorted()).toEqual(commands.toSorted());
    const [injected, healing] = [journal.of('fault-injected')[0]!, journal.of('healing-started')[0]!];
    expect(healing.at - injected.at).toBe(10_000);
    expect(journal.of('evidence-seen').map(({ moment }) => moment)).toEqual(
      expect.arrayContaining(['bit', 'still', 'healed']),
    );
  });

  it('is written down before it is done, and told as it is written', async () => {
    const { journal, seen, act } = scene();
    await act();
    const types = journal.events.map(({ type }) => type);
    expect(types.indexOf('fault-intended')).toBeLessThan(types.indexOf('fault-injected'));
    expect(seen).toEqual(journal.events);
  });

  it('is under the eyes of the watchdog, and let go when it is healed', async () => {
    const { watchdog, act } = scene();
    await act();
    expect(watchdog.told).toEqual(['arm 1', 'step back 1', 'disarm 1']);
  });

  it('is not done to a stack that is not steady', async () => {
    const { target, act } = scene(['server2.nginx is absent']);
    expect(await act()).toEqual({
      intended: false,
      injected: false,
      restored: true,
      because: ['before the fault: server2.nginx is absent'],
    });
    expect(target.commands).toEqual([]);
  });

  it('is healed at once when whoever asked for it hangs up', async () => {
    const hungUp = new AbortController();
    const { clock, target, act, journal } = scene([], (event) => {
      if (event.type === 'fault-injected') hungUp.abort();
    });
    expect(await act(hungUp.signal)).toMatchObject({ injected: true, restored: true });
    expect(target.commands.slice(2).toSorted()).toEqual(commands.slice(2).toSorted());
    expect(clock.now()).toBeLessThan(10_000);
    expect(journal.of('fault-healed')).toHaveLength(1);
  });

  it('that cannot be healed is said to be still there', async () => {
    const { target, act } = scene();
    target.trouble('start server1.nginx', 'throws', 9);
    expect(await act()).toMatchObject({
      injected: true,
      restored: false,
      because: [expect.stringMatching(/^heal failed/), expect.anything()],
    });
  });

  it('that fails to take hold is healed, and told as such', async () => {
    const { target, act } = scene();
    target.trouble('stop server1.nginx', 'throws');
    expect(await act()).toMatchObject({
      intended: true,
      injected: false,
      restored: true,
      because: ['inject failed: stop server1.nginx failed'],
    });
  });

  it('is healed although it can no longer be written down', async () => {
    const { target, act } = scene([], (event) => {
      if (event.type === 'fault-injected') throw new Error('disk full');
    });
    expect(await act()).toEqual({ intended: true, injected: true, restored: true, because: ['disk full'] });
    expect(target.commands.toSorted()).toEqual(commands.toSorted());
  });

  it('that cannot be written down beforehand is not done', async () => {
    const { target, act } = scene([], (event) => {
      if (event.type === 'fault-intended') throw new Error('disk full');
    });
    expect(await act()).toEqual({ intended: false, injected: false, restored: true, because: ['disk full'] });
    expect(target.commands).toEqual([]);
  });
});
