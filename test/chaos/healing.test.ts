import { describe, expect, it } from 'vitest';
import { findFault } from '../../chaos/index.ts';
import { supports } from '../../model/evidence.ts';
import { epochMs } from '../../model/units.ts';
import { altered, stage } from '../support/episode.ts';

describe('a healing that fails', () => {
  it('is tried once more, and the first failure is written down', async () => {
    const { effects, target, play } = stage('stop');
    target.trouble('start server1.nginx', 'throws', 1);
    expect(await play()).toMatchObject({ injected: true, restored: true });
    expect(effects.slice(9, 14)).toEqual([
      '4000 healing-started',
      '4000 start server1.nginx',
      '4000 act-failed heal',
      '4000 start server1.nginx',
      '4000 fault-healed',
    ]);
  });

  it('twice is reported as not restored, and recovery is not waited for', async () => {
    const { clock, effects, target, play } = stage('stop');
    target.trouble('start server1.nginx', 'throws');
    expect(await play()).toMatchObject({ injected: true, restored: false });
    expect(effects.slice(9)).toEqual([
      '4000 healing-started',
      '4000 start server1.nginx',
      '4000 act-failed heal',
      '4000 start server1.nginx',
      '4000 act-failed heal',
    ]);
    expect(clock.now()).toBe(4000);
  });

  it('by hanging is given up after its limit, and its end waited for', async () => {
    const { journal, target, play } = stage('isolate');
    target.trouble('restore server1.nginx', 'hangs');
    expect(await play()).toMatchObject({ restored: false });
    expect(journal.of('act-failed').map((event) => event.at)).toEqual([59_000, 114_000]);
  });
});

describe('a healing that takes long', () => {
  it('is waited for as long as the components may take to serve', async () => {
    const slow = { limits: { readyWithinMs: 120_000 } };
    const { clock, journal, play } = stage('kill', () => {}, slow);
    const kill = findFault('kill');
    const late = altered(kill, {
      heal: (target) => clock.until(epochMs(4000 + 119_000)).then(() => kill.heal(target)),
    });
    expect(await play({ fault: late })).toMatchObject({ injected: true, restored: true });
    expect(journal.of('fault-healed')[0]?.at).toBe(123_000);
    expect(journal.of('act-failed')).toEqual([]);
  });
});

describe('the return of the target', () => {
  it('is looked for until it is seen, and written once', async () => {
    const { clock, journal, target, play } = stage('stop');
    void clock.until(epochMs(3999)).then(() => target.trouble('start server1.nginx', 'throws', 0));
    const lazy = altered(findFault('stop'), { heal: async () => {} });
    void clock.until(epochMs(4310)).then(() => target.become('server1.nginx', 'running'));
    expect(await play({ fault: lazy })).toMatchObject({ injected: true, restored: true });
    const healed = journal.of('evidence-seen').filter((event) => event.moment === 'healed');
    expect(healed.map((event) => event.at)).toEqual([4350]);
  });

  it('that never comes within recovery is reported as not restored, with what was seen last', async () => {
    const { journal, play } = stage('pause');
    const forgetful = altered(findFault('pause'), { heal: async () => {} });
    expect(await play({ fault: forgetful })).toMatchObject({ injected: true, restored: false });
    const last = journal.of('evidence-seen').at(-1);
    expect(last).toMatchObject({ moment: 'healed', at: 5000 });
    expect(last && supports(last.evidence)).toBe(false);
  });

  it('that cannot be seen is reported as not restored', async () => {
    const { effects, play } = stage('stop');
    const unseen = altered(findFault('stop'), { healed: () => Promise.reject(new Error('no /proc')) });
    expect(await play({ fault: unseen })).toMatchObject({ injected: true, restored: false });
    expect(effects.at(-1)).toBe('5000 act-failed observe');
  });
});
