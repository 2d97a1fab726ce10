import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../chaos/index.ts';
import type { RaisedStack, Watchdog } from '../stack/index.ts';
import { openWatchdog, raiseStack, zxShell } from '../stack/index.ts';
import { exitCodes } from '../model/exit.ts';
import { later } from '../model/units.ts';
import { actByHand } from './by-hand/act.ts';
import { makeDesk } from './by-hand/desk.ts';
import { deskPath } from './by-hand/words.ts';
import { systemClock } from './clock.ts';
import type { LabJob, Reply } from './job.ts';

/**
 * Inside a lab that is kept up: raises the stack under the eyes of a watchdog, opens the desk where faults are asked for, says
 * so, and ends when its time is over. @returns the exit code
 */
export async function keepLab(job: LabJob, reply: (message: Reply) => void): Promise<number> {
  const logsDir = join(job.cacheDir, 'lab', 'logs');
  mkdirSync(logsDir, { recursive: true });
  const journalFile = join(logsDir, 'chaos.ndjson');
  rmSync(journalFile, { force: true });
  const { stack, watchdog } = await raise(job, logsDir, journalFile);
  const journal = openJournal(journalFile);
  const scene = { spec: job.stack, stack, watchdog, clock: systemClock, journal };
  const desk = makeDesk({
    spec: job.stack,
    clock: systemClock,
    look: () => stack.state(),
    act: (number, order, signal, seen) => actByHand(scene, number, order, signal, seen),
  });
  await desk.open(deskPath);
  reply({ type: 'lab-up', addresses: stack.addresses, url: stack.url });
  await systemClock.until(later(systemClock.now(), job.forMs));
  desk.close();
  await watchdog.end();
  await stack.down();
  return exitCodes.held;
}

async function raise(
  job: LabJob,
  logsDir: string,
  journalFile: string,
): Promise<{ readonly stack: RaisedStack; readonly watchdog: Watchdog }> {
  const [shell, clock] = [zxShell(job.tools.env), systemClock];
  const logFile = join(logsDir, 'watchdog.log');
  const watchdog = openWatchdog({ shell, clock, spec: job.stack, tools: job.tools, journalFile, logFile });
  const stack = await raiseStack(job.stack, {
    shell,
    clock,
    tools: job.tools,
    stateDir: '/run/spofproof',
    templatesDir: join(job.cacheDir, 'templates'),
    logsDir,
    onExit: () => undefined,
    onStart: (start) => watchdog.know(start),
  });
  return { stack, watchdog };
}
