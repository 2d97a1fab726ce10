import { describe, expect, it } from 'vitest';
import type { Fault } from '../../chaos/index.ts';
import { findFault } from '../../chaos/index.ts';
import { epochMs } from '../../model/units.ts';
import { altered, stage } from '../support/episode.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';

/** A stop that is not complete before the moment given. */
function slowUntil(clock: VirtualClock, momentMs: number): Fault {
  const stop = findFault('stop');
  return altered(stop, { inject: (target) => clock.until(epochMs(momentMs)).then(() => stop.inject(target)) });
}

describe('an episode', () => {
  it('runs gate, intent, act, looks, healing, recovery and gate in this order, each at its moment', async () => {
    const { effects, play } = stage('stop');
    expect(await play()).toMatchObject({ injected: true, restored: true });
    expect(effects).toEqual([
      '2000 gate-judged before held',
      '2000 fault-intended',
      '2000 stop server1.nginx',
      '2000 fault-injected',
      '2000 evidence-seen bit',
      '2500 evidence-seen holds',
      '3000 evidence-seen holds',
      '3500 evidence-seen holds',
      '3750 evidence-seen still',
      '4000 healing-started',
      '4000 start server1.nginx',
      '4000 fault-healed',
      '4000 evidence-seen healed',
      '6000 gate-judged after held',
    ]);
  });

  it('writes the undo as data before the act', async () => {
    const { journal, play } = stage('stop');
    await play();
    expect(journal.of('fault-intended')).toEqual([
      {
        type: 'fault-intended',
        episode: 1,
        at: 2000,
        fault: 'stop',
        target: 'server1.nginx',
        undo: { verb: 'start', on: ['server1.nginx'] },
      },
    ]);
  });

  it('injects nothing when the steady state does not hold before', async () => {
    const { effects, journal, play } = stage('stop');
    expect(await play({ gate: async () => ['read: 3 of 300 failed'] })).toMatchObject({
      injected: false,
      restored: true,
    });
    expect(effects).toEqual(['2000 gate-judged before not held']);
    expect(journal.of('gate-judged')[0]?.because).toEqual(['read: 3 of 300 failed']);
  });

  it('records a steady state that does not come back', async () => {
    const { effects, play } = stage('stop');
    await play({ gate: async ({ from }) => (from > 4000 ? ['write: no answer'] : []) });
    expect(effects.at(-1)).toBe('6000 gate-judged after not held');
  });

  it('counts the hold from the moment the act was complete, and tells when it was begun', async () => {
    const { clock, journal, play } = stage('stop');
    const slow = slowUntil(clock, 2400);
    await play({ fault: slow });
    expect(journal.of('fault-injected')[0]).toMatchObject({ begunAt: 2000, at: 2400 });
    expect(journal.of('healing-started')[0]?.at).toBe(4400);
  });
});

describe('when the injection fails', () => {
  it('heals at once, and exactly this is the order of effects', async () => {
    const { effects, target, play } = stage('stop');
    target.trouble('stop server1.nginx', 'throws');
    expect(await play()).toMatchObject({ injected: false, restored: true });
    expect(effects).toEqual([
      '2000 gate-judged before held',
      '2000 fault-intended',
      '2000 stop server1.nginx',
      '2000 act-failed inject',
      '2000 healing-started',
      '2000 start server1.nginx',
      '2000 fault-healed',
      '2000 evidence-seen healed',
      '4000 gate-judged after held',
    ]);
  });

  it('gives a hanging act up after its limit, waits a while for its end, and heals', async () => {
    const { effects, target, play } = stage('kill');
    target.trouble('kill server1.nginx', 'hangs');
    expect(await play()).toMatchObject({ injected: false });
    expect(effects.slice(2, 6)).toEqual([
      '2000 kill server1.nginx',
      '27000 act-failed inject',
      '27000 healing-started',
      '27000 start server1.nginx',
    ]);
  });

  it('waits for a stop as long as the components may take, one after the other', async () => {
    const slow = { components: ['server1.app', 'server1.web'], limits: { stopWithinMs: 30_000 } };
    const { clock, journal, play } = stage('stop', () => {}, slow);
    expect(await play({ fault: slowUntil(clock, 2000 + 59_000) })).toMatchObject({ injected: true, restored: true });
    expect(journal.of('fault-injected')[0]).toMatchObject({ begunAt: 2000, at: 61_000 });
  });

  it('heals nothing while an act that was given up is under way', async () => {
    const { clock, effects, target, play } = stage('kill');
    const kill = findFault('kill');
    const late = altered(kill, { inject: (on) => clock.until(epochMs(17_060)).then(() => kill.inject(on)) });
    expect(await play({ fault: late })).toMatchObject({ injected: false, restored: true });
    expect(effects.slice(2, 6)).toEqual([
      '17060 kill server1.nginx',
      '17060 act-failed inject',
      '17060 healing-started',
      '17060 start server1.nginx',
    ]);
    await clock.until(epochMs(60_000));
    expect(target.state['server1.nginx']).toBe('running');
  });

  it('takes no further step of an act that was given up', async () => {
    const components = ['server1.app', 'server1.nginx', 'server1.web'];
    const { clock, target, play } = stage('stop', () => {}, { components });
    const slow = target.components.map((each) => ({
      ...each,
      stop: () => clock.until(epochMs(clock.now() + 12_000)).then(() => each.stop()),
    }));
    expect(await play({ target: { ...target, components: slow } })).toMatchObject({ injected: false, restored: true });
    expect(target.commands.filter((command) => command.startsWith('stop'))).toEqual([
      'stop server1.web',
      'stop server1.nginx',
    ]);
  });

  it('names what was wrong with the target before', async () => {
    const { journal, target, play } = stage('stop');
    target.become('server1.nginx', 'paused');
    await play();
    expect(journal.of('act-failed')[0]?.because).toBe(
      'server1.nginx was not in full service right before the fault: server1.nginx process is paused, 1 process',
    );
  });
});

describe('when the run is asked to stop', () => {
  it('in the control, it injects nothing', async () => {
    const { effects, stopAt, play } = stage('stop');
    stopAt(1000);
    expect(await play()).toMatchObject({ injected: false, restored: true });
    expect(effects).toEqual([]);
  });

  it('during the gate, it injects nothing and does not wait for the gate', async () => {
    const { clock, effects, stopAt, play } = stage('stop');
    stopAt(2100);
    await play({ gate: () => new Promise(() => {}) });
    expect(effects).toEqual([]);
    expect(clock.now()).toBe(2100);
  });

  it('during the injection, it lets the act come to its end and heals then', async () => {
    const { clock, effects, stopAt, play } = stage('stop');
    const slow = slowUntil(clock, 2400);
    stopAt(2200);
    expect(await play({ fault: slow })).toMatchObject({ injected: true, restored: true });
    expect(effects.slice(2)).toEqual([
      '2400 stop server1.nginx',
      '2400 fault-injected',
      '2400 evidence-seen bit',
      '2400 healing-started',
      '2400 start server1.nginx',
      '2400 fault-healed',
      '2400 evidence-seen healed',
    ]);
  });

  it('in the hold, it heals at once and skips recovery', async () => {
    const { clock, effects, stopAt, play } = stage('stop');
    stopAt(2700);
    expect(await play()).toMatchObject({ injected: true, restored: true });
    expect(effects.slice(5)).toEqual([
      '2500 evidence-seen holds',
      '2700 healing-started',
      '2700 start server1.nginx',
      '2700 fault-healed',
      '2700 evidence-seen healed',
    ]);
    expect(clock.now()).toBe(2700);
  });

  it('during healing, it heals to the end', async () => {
    const { effects, stopAt, target, play } = stage('stop');
    target.trouble('start server1.nginx', 'hangs', 1);
    stopAt(5000);
    expect(await play()).toMatchObject({ injected: true, restored: true });
    expect(effects.slice(-4)).toEqual([
      '59000 act-failed heal',
      '59000 start server1.nginx',
      '59000 fault-healed',
      '59000 evidence-seen healed',
    ]);
  });

  it('in recovery, it judges no gate', async () => {
    const { effects, stopAt, play } = stage('stop');
    stopAt(5000);
    await play();
    expect(effects.at(-1)).toBe('4000 evidence-seen healed');
  });
});

describe('the load of an episode', () => {
  it('is needed until the end of the last window that was judged', async () => {
    expect(await stage('stop').play()).toMatchObject({ neededUntil: 6000 });
    expect(await stage('stop').play({ gate: async () => ['read: 3 of 300 failed'] })).toMatchObject({
      neededUntil: 2000,
    });
  });

  it('is not needed once the target was given up', async () => {
    const { play, target, clock } = stage('stop');
    target.trouble('start server1.nginx', 'throws');
    expect(await play()).toMatchObject({ restored: false, neededUntil: clock.now() });
  });
});
