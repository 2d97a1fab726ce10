import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import type { RunningProcess } from '../../model/handle.ts';
import { ms } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { ComponentStart, Watch, Watchdog } from '../../stack/index.ts';
import { openWatchdog, topologies, zxShell } from '../../stack/index.ts';
import { processGroup, stateOf, ticksOf } from '../../stack/process-table.ts';
import { noTools } from '../support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchdog-'));
const shell = zxShell({});
const logFile = join(folder, 'log');
const options = { logFile, cwd: folder };
const started: RunningProcess[] = [];
afterAll(async () => {
  started.forEach((running) => running.signal('SIGKILL'));
  await Promise.all(started.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts something, keeping in mind that it has to end with the test. */
function start(argv: readonly string[]): RunningProcess {
  const running = shell.start(argv, options);
  started.push(running);
  return running;
}

/** A watchdog without a lab; pausing and killing need none. */
function watchdogFor(journalFile: string): { readonly watchdog: Watchdog; readonly process: () => RunningProcess } {
  const [spec] = topologies;
  if (!spec) throw new Error('no stack');
  const opened: RunningProcess[] = [];
  const remembering: typeof shell = {
    ...shell,
    start: (argv, more) => {
      const running = shell.start(argv, more);
      opened.push(running);
      started.push(running);
      return running;
    },
  };
  const tools = { ...noTools, node: process.execPath };
  const watchdog = openWatchdog({ shell: remembering, clock: systemClock, spec, tools, journalFile, logFile });
  return { watchdog, process: () => opened[0] ?? start(['true']) };
}

const sleeping = ['sleep', '60'];

const startOf = ({ pid }: RunningProcess): ComponentStart => ({
  component: 'server1.nginx',
  argv: sleeping,
  options,
  pid,
  startTicks: ticksOf(pid),
});

const watchOf = (fault: 'pause' | 'kill'): Watch => ({
  episode: 1,
  fault,
  target: 'server1.nginx',
  host: 'server1',
  components: ['server1.nginx'],
  limitMs: ms(200),
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const eventsIn = (file: string): readonly string[] =>
  readJournal(readFileSync(file, { encoding: 'utf8', flag: 'a+' })).map((event) => JSON.stringify(event));

describe('the process of the watchdog', () => {
  it('continues what is paused, and writes one line, without a word of the controller', async () => {
    const journal = join(folder, 'events.ndjson');
    const { watchdog } = watchdogFor(journal);
    const running = start(sleeping);
    watchdog.know(startOf(running));
    // Before it watches: its time may be over before a busy machine lets us look.
    running.signal('SIGSTOP');
    await until(() => stateOf(processGroup(running.pid)) === 'paused');
    await watchdog.arm(watchOf('pause'));
    await until(() => eventsIn(journal).length > 0);
    expect(stateOf(processGroup(running.pid))).toBe('running');
    expect(eventsIn(journal)).toEqual([expect.stringContaining('"did":["continued server1.nginx"]')]);
    await watchdog.end();
  });

  it('gives back what it started although it could not write so', async () => {
    const { watchdog } = watchdogFor(join(folder, 'no', 'such', 'folder'));
    const running = start(sleeping);
    watchdog.know(startOf(running));
    running.signal('SIGKILL');
    await running.ended;
    await watchdog.arm(watchOf('kill'));
    let did: readonly string[] = [];
    // Each time it is asked it gives the healing as much time again.
    while (did.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      did = await watchdog.stepBack(1, ms(200));
    }
    const again = Number(/again as process (\d+)$/.exec(did[0] ?? '')?.[1]);
    expect(again).toBeGreaterThan(1);
    expect(processGroup(again)).toEqual([]);
    await watchdog.end();
  });

  it('ends by itself when its pipe closes', async () => {
    const { watchdog, process: itself } = watchdogFor(join(folder, 'unused'));
    await watchdog.arm(watchOf('pause'));
    itself().talk?.close();
    expect(await itself().ended).toMatchObject({ code: 0, signal: null });
  });

  it('is missed when it was killed: no fault is injected without it', async () => {
    const { watchdog, process: itself } = watchdogFor(join(folder, 'unused'));
    itself().signal('SIGKILL');
    await itself().ended;
    await expect(watchdog.arm(watchOf('pause'))).rejects.toMatchObject({ message: 'the watchdog does not watch' });
  });
});
