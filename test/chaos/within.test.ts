import { describe, expect, it } from 'vitest';
import { windUpMs } from '../../chaos/limits.ts';
import { toItsEnd, within } from '../../chaos/within.ts';
import { epochMs } from '../../model/units.ts';
import { virtualClock } from '../support/virtual-clock.ts';

describe('an act within a limit', () => {
  it('gives its result and leaves nobody waiting', async () => {
    const clock = virtualClock();
    expect(await within(clock, { what: 'a look', by: epochMs(500) }, async () => 42)).toBe(42);
    expect([clock.now(), clock.waitedFor]).toEqual([0, []]);
  });

  it('gives its own error', async () => {
    const clock = virtualClock();
    const act = within(clock, { what: 'a look', by: epochMs(500) }, () => Promise.reject(new Error('broken')));
    await expect(act).rejects.toThrow('broken');
  });

  it('that hangs is given up at the limit, with the time it had', async () => {
    const clock = virtualClock(100);
    const act = within(clock, { what: 'a look', by: epochMs(500) }, () => new Promise(() => {}));
    await expect(act).rejects.toMatchObject({ code: 'command-timed-out', why: 'It took more than 400 ms.' });
    expect(clock.now()).toBe(500);
  });

  it('that hangs is given up when the signal aborts', async () => {
    const clock = virtualClock();
    const stop = new AbortController();
    void clock.until(epochMs(200)).then(() => stop.abort());
    const limit = { what: 'a look', by: epochMs(500), signal: stop.signal };
    await expect(within(clock, limit, () => new Promise(() => {}))).rejects.toThrow('aborted');
    expect(clock.now()).toBe(200);
  });
});

describe('an act that changes something', () => {
  it('is told when it is given up, and not before', async () => {
    const clock = virtualClock();
    const told: boolean[] = [];
    const act = toItsEnd(clock, { what: 'a stop', by: epochMs(500) }, async (over) => {
      told.push(over.aborted);
      await clock.until(epochMs(800));
      told.push(over.aborted);
    });
    await expect(act).rejects.toMatchObject({ code: 'command-timed-out' });
    expect(told).toEqual([false, true]);
  });

  it('that is given up fails only when it has ended, whatever it came to', async () => {
    const clock = virtualClock();
    const late = (): Promise<never> => clock.until(epochMs(800)).then(() => Promise.reject(new Error('too late')));
    const act = toItsEnd(clock, { what: 'a stop', by: epochMs(500) }, late);
    await expect(act).rejects.toMatchObject({ code: 'command-timed-out', why: 'It took more than 500 ms.' });
    expect(clock.now()).toBe(800);
  });

  it('that hangs for ever is left behind after a while', async () => {
    const clock = virtualClock();
    const act = toItsEnd(clock, { what: 'a stop', by: epochMs(500) }, () => new Promise(() => {}));
    await expect(act).rejects.toMatchObject({ why: 'It took more than 500 ms.' });
    expect(clock.now()).toBe(500 + windUpMs);
  });

  it('gives its own error at once', async () => {
    const clock = virtualClock();
    const act = toItsEnd(clock, { what: 'a stop', by: epochMs(500) }, () => Promise.reject(new Error('broken')));
    await expect(act).rejects.toThrow('broken');
    expect([clock.now(), clock.waitedFor]).toEqual([0, []]);
  });
});
