import { describe, expect, it } from 'vitest';
import type { ProcessEnd, RunningProcess, Shell } from '../../../model/handle.ts';
import { epochMs, ms } from '../../../model/units.ts';
import { answerMs, openWatchdog } from '../../../stack/watchdog/open.ts';
import type { Order, Watch, Word } from '../../../stack/watchdog/orders.ts';
import { spec } from '../../support/record-plan.ts';
import { noTools } from '../../support/site.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const watch: Watch = {
  episode: 1,
  fault: 'pause',
  target: 'server1.nginx',
  host: 'server1',
  components: ['server1.nginx'],
  limitMs: ms(1000),
};

/** A watchdog process that answers as it is told to. */
function stage(answerTo: (order: Order) => Word | undefined) {
  const [told, signals]: [string[], string[]] = [[], []];
  const ears: ((line: string) => void)[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<ProcessEnd>();
  const end = (signal: string | null): void => resolve({ code: null, signal, at: epochMs(0) });
  const tell = (line: string): void => {
    const order = JSON.parse(line) as Order;
    told.push(order.order);
    const answer = answerTo(order);
    if (answer) queueMicrotask(() => ears.forEach((hear) => hear(JSON.stringify(answer))));
  };
  const signal = (name: string): boolean => {
    signals.push(name);
    end(name);
    return true;
  };
  const talk = {
    tell,
    hear: (ear: (line: string) => void) => void ears.push(ear),
    close: () => void told.push('close'),
  };
  const running: RunningProcess = { pid: 5, ended, signal, talk };
  const shell: Shell = { start: () => running, run: () => Promise.reject(new Error('nothing to run')) };
  const clock = virtualClock();
  const watchdog = openWatchdog({ shell, clock, spec, tools: noTools, journalFile: '/events', logFile: '/log' });
  return { watchdog, told, signals, end, clock };
}

const obedient = (order: Order): Word | undefined => {
  if (order.order === 'arm') return { word: 'armed', episode: order.watch.episode, did: [] };
  if (order.order === 'step-back') return { word: 'stepped-back', episode: order.episode, did: ['continued it'] };
  return undefined;
};

describe('the watchdog, seen by the controller', () => {
  it('watches once it has said so, and tells what it did when it steps back', async () => {
    const { watchdog, signals } = stage(obedient);
    await watchdog.arm(watch);
    expect(await watchdog.stepBack(1, ms(45_000))).toEqual(['continued it']);
    expect(signals).toEqual([]);
  });

  it('does not watch when it says nothing: the fault is refused within the limit', async () => {
    const { watchdog, clock } = stage(() => undefined);
    const begunAt = clock.now();
    await expect(watchdog.arm(watch)).rejects.toMatchObject({ message: 'the watchdog does not watch' });
    expect(clock.now() - begunAt).toBe(answerMs);
  });

  it('does not watch when it has ended', async () => {
    const { watchdog, end } = stage(() => undefined);
    end('SIGKILL');
    await expect(watchdog.arm(watch)).rejects.toMatchObject({ code: 'command-failed' });
  });

  it('is ended when it does not step back: healing waits for nobody', async () => {
    const { watchdog, signals } = stage(() => undefined);
    expect(await watchdog.stepBack(1, ms(45_000))).toEqual([]);
    expect(signals).toEqual(['SIGKILL']);
  });

  it('is ended by the end of its input, and by force when that is not enough', async () => {
    const { watchdog, told, signals } = stage(obedient);
    await watchdog.end();
    expect(told.at(-1)).toBe('close');
    expect(signals).toEqual(['SIGKILL']);
  });
});
