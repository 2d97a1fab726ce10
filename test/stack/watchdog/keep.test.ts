import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchdogLifted } from '../../../model/event.ts';
import type { ProcessEnd, RunningProcess } from '../../../model/handle.ts';
import { epochMs, ms } from '../../../model/units.ts';
import { keepWatch } from '../../../stack/watchdog/keep.ts';
import type { Watch, Word } from '../../../stack/watchdog/orders.ts';
import { openRoster } from '../../../stack/watchdog/roster.ts';
import { startOf } from '../../support/component-start.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watch: Watch = {
  episode: 3,
  fault: 'kill',
  target: 'server1.nginx',
  host: 'server1',
  components: ['server1.nginx'],
  limitMs: ms(60_000),
};

/** The controller heals, which may take two minutes. */
const healing = { order: 'step-back', episode: 3, healingMs: ms(120_000) } as const;

/** A watch whose lifting starts one process. */
function stage() {
  const [written, answers, signals]: [WatchdogLifted[], Word[], string[]] = [[], [], []];
  const { promise: ended, resolve } = Promise.withResolvers<ProcessEnd>();
  const signal = (name: NodeJS.Signals): boolean => {
    signals.push(name);
    resolve({ code: null, signal: name, at: epochMs(0) });
    return true;
  };
  const started: readonly RunningProcess[] = [{ pid: 7, ended, signal }];
  const roster = openRoster();
  const keeping = keepWatch({
    roster,
    lift: async () => ({ did: ['started it again'], started }),
    write: (event) => void written.push(event),
    answer: (word) => void answers.push(word),
  });
  const arm = (): Promise<void> => keeping.heed({ order: 'arm', watch, at: epochMs(1000) });
  return { keeping, arm, roster, written, answers, signals };
}

const lifted: WatchdogLifted = {
  type: 'watchdog-lifted',
  at: epochMs(61_000),
  episode: 3,
  fault: 'kill',
  target: 'server1.nginx',
  limitMs: 60_000,
  did: ['started it again'],
};

describe('the watch over a fault', () => {
  it('answers that it began, and lets the fault be until its hard maximum', async () => {
    const { arm, written, answers } = stage();
    await arm();
    expect(answers).toEqual([{ word: 'armed', episode: 3, did: [] }]);
    await vi.advanceTimersByTimeAsync(watch.limitMs - 1);
    expect(written).toEqual([]);
  });

  it('lifts it at its hard maximum, once, and writes so by the clock of the controller', async () => {
    const { arm, written } = stage();
    await arm();
    await vi.advanceTimersByTimeAsync(10 * watch.limitMs);
    expect(written).toEqual([lifted]);
  });

  it('lifts nothing that was healed in time', async () => {
    const { keeping, arm, written } = stage();
    await arm();
    await keeping.heed({ order: 'disarm', episode: 3 });
    await vi.advanceTimersByTimeAsync(10 * watch.limitMs);
    expect(written).toEqual([]);
  });

  it('goes on while the controller heals, for as long as that may take: it may hang too', async () => {
    const { keeping, arm, written, answers } = stage();
    await arm();
    await vi.advanceTimersByTimeAsync(5000);
    await keeping.heed(healing);
    expect(answers.at(-1)).toEqual({ word: 'stepped-back', episode: 3, did: [] });
    await vi.advanceTimersByTimeAsync(healing.healingMs - 1);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual([{ ...lifted, at: epochMs(126_000), limitMs: 125_000 }]);
  });

  it('gives a healing that is tried once more the same time again', async () => {
    const { keeping, arm, written } = stage();
    await arm();
    await keeping.heed(healing);
    await vi.advanceTimersByTimeAsync(healing.healingMs - 1);
    await keeping.heed(healing);
    await vi.advanceTimersByTimeAsync(healing.healingMs - 1);
    expect(written).toEqual([]);
  });

  it('lifts it once more when the controller took over and hangs in the healing', async () => {
    const { keeping, arm, written } = stage();
    await arm();
    await vi.advanceTimersByTimeAsync(watch.limitMs);
    await keeping.heed(healing);
    await vi.advanceTimersByTimeAsync(healing.healingMs);
    expect(written.map(({ limitMs }) => limitMs)).toEqual([60_000, 180_000]);
  });

  it('ends what it started while the controller was still healing', async () => {
    const { keeping, arm, signals } = stage();
    await arm();
    await keeping.heed(healing);
    await vi.advanceTimersByTimeAsync(healing.healingMs);
    expect(signals).toEqual([]);
    await keeping.heed({ order: 'disarm', episode: 3 });
    expect(signals).toEqual(['SIGKILL']);
  });

  it('is over once it is healed, also when the controller says twice that it heals', async () => {
    const { keeping, arm, written } = stage();
    await arm();
    await keeping.heed(healing);
    await keeping.heed({ order: 'disarm', episode: 3 });
    await keeping.heed(healing);
    await vi.advanceTimersByTimeAsync(10 * healing.healingMs);
    expect(written).toEqual([]);
  });

  it('gives the component back when the controller heals after all', async () => {
    const { keeping, arm, answers, signals } = stage();
    await arm();
    await vi.advanceTimersByTimeAsync(watch.limitMs);
    expect(signals).toEqual([]);
    await keeping.heed(healing);
    expect(signals).toEqual(['SIGKILL']);
    expect(answers.at(-1)).toEqual({ word: 'stepped-back', episode: 3, did: ['started it again'] });
  });

  it('ends with what it started when the controller is gone', async () => {
    const { keeping, arm, signals, written } = stage();
    await arm();
    await vi.advanceTimersByTimeAsync(watch.limitMs);
    await keeping.leave();
    expect(signals).toEqual(['SIGKILL']);
    await vi.advanceTimersByTimeAsync(10 * watch.limitMs);
    expect(written.length).toBe(1);
  });

  it('takes note of every process that began', async () => {
    const { keeping, roster } = stage();
    await keeping.heed({ order: 'know', start: startOf('server1.nginx', 8) });
    expect(roster.find('server1.nginx')?.pid).toBe(8);
  });
});
