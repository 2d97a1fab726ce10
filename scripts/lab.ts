import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { raiseStack, zxShell } from '../stack/index.ts';
import { exitCodes } from '../model/exit.ts';
import { later } from '../model/units.ts';
import { systemClock } from './clock.ts';
import type { LabJob, Reply } from './job.ts';

/** Inside a lab that is kept up: raises the stack, says so, and ends when its time is over. @returns the exit code */
export async function keepLab(job: LabJob, reply: (message: Reply) => void): Promise<number> {
  const logsDir = join(job.cacheDir, 'lab', 'logs');
  mkdirSync(logsDir, { recursive: true });
  const stack = await raiseStack(job.stack, {
    shell: zxShell(job.tools.env),
    clock: systemClock,
    tools: job.tools,
    stateDir: '/run/spofproof',
    templatesDir: join(job.cacheDir, 'templates'),
    logsDir,
    onExit: () => undefined,
  });
  reply({ type: 'lab-up', addresses: stack.addresses, url: stack.url });
  await systemClock.until(later(systemClock.now(), job.forMs));
  await stack.down();
  return exitCodes.held;
}
