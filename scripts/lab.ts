import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../chaos/index.ts';
import { exitCodes } from '../model/exit.ts';
import { later } from '../model/units.ts';
import { actByHand } from './by-hand/act.ts';
import { makeDesk } from './by-hand/desk.ts';
import { deskPath } from './by-hand/words.ts';
import { systemClock } from './clock.ts';
import type { LabJob, Reply } from './job.ts';
import { raiseGuarded } from './raise.ts';

/**
 * Inside a lab that is kept up: raises the stack under the eyes of a watchdog, opens the desk where faults are asked for, says
 * so, and ends when its time is over. @returns the exit code
 */
export async function keepLab(job: LabJob, reply: (message: Reply) => void): Promise<number> {
  const logsDir = join(job.cacheDir, 'lab', 'logs');
  // What an earlier lab said is nothing that this one knows.
  rmSync(logsDir, { recursive: true, force: true });
  mkdirSync(logsDir, { recursive: true });
  const journalFile = join(logsDir, 'chaos.ndjson');
  const files = { logsDir, journalFile };
  const { stack, watchdog } = await raiseGuarded(job, { clock: systemClock, onExit: () => undefined, ...files });
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
