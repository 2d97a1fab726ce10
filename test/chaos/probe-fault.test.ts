import { describe, expect, it } from 'vitest';
import { underFault } from '../../chaos/probe-fault.ts';
import { fakeStage } from '../support/probe-stage.ts';

const stop = { fault: 'stop', target: 'server1' } as const;
const nothing = async (): Promise<void> => {};

describe('a fault of a probe', () => {
  it('is intended in the journal with its undo, seen to bite and to hold, and healed', async () => {
    const stage = fakeStage();
    await underFault(stage, stage.clock.now(), stop, () => stage.clock.until((stage.clock.now() + 700) as never));
    expect(stage.journal.events.map(({ type }) => type)).toEqual([
      'probe-intended',
      'probe-saw',
      'probe-saw',
      'probe-saw',
    ]);
    expect(stage.journal.of('probe-intended')[0]?.undo).toEqual({ verb: 'start', on: ['server1.part'] });
    const seen = stage.journal.of('probe-saw').map(({ observation }) => observation);
    expect(seen).toMatchObject([
      { kind: 'fault', moment: 'bit', begunMs: 0, atMs: 0 },
      { kind: 'fault', moment: 'still', atMs: 700 },
      { kind: 'fault', moment: 'healed', begunMs: 700 },
    ]);
    expect(stage.stack.done).toEqual(['stop server1.part', 'start server1.part']);
  });

  it('is healed when the act fails, and the act’s error is the one that counts', async () => {
    const stage = fakeStage();
    const failing = underFault(stage, stage.clock.now(), stop, () => Promise.reject(new Error('no answer')));
    await expect(failing).rejects.toThrow('no answer');
    expect(stage.stack.done.at(-1)).toBe('start server1.part');
  });

  it('is healed when the injection itself fails half way', async () => {
    const stage = fakeStage();
    const half = fakeStage({}, {}, (fault) => ({
      ...fault,
      inject: async (target) => {
        await fault.inject(target);
        throw new Error('half done');
      },
    }));
    await expect(underFault({ ...stage, fault: half.fault }, stage.clock.now(), stop, nothing)).rejects.toThrow('half');
    expect(stage.stack.done).toEqual(['stop server1.part', 'start server1.part']);
  });

  it('is healed a second time when the first fails', async () => {
    let tries = 0;
    const stage = fakeStage({}, {}, (fault) => ({
      ...fault,
      heal: (target) => ((tries += 1) === 1 ? Promise.reject(new Error('busy')) : fault.heal(target)),
    }));
    await underFault(stage, stage.clock.now(), stop, nothing);
    expect(tries).toBe(2);
  });

  it('that is never seen to be healed is a target that could not be restored', async () => {
    const stage = fakeStage({}, {}, (fault) => ({ ...fault, heal: nothing }));
    const failing = underFault(stage, stage.clock.now(), stop, nothing);
    await expect(failing).rejects.toMatchObject({ code: 'not-restored', message: 'server1 could not be restored' });
  });
});
