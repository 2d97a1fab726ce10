import { join } from 'node:path';
import type { ComponentEnd, RaisedStack } from '../stack/index.ts';
import { raiseStack, zxShell } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import type { RunSurroundings } from './surroundings.ts';

/** A raised stack that reports to the journal of this run. */
export interface WatchedStack extends RaisedStack {
  /** Writes every change of the balancers' view to the journal until stopped. */
  watch(): { stop(): Promise<void> };
}

/** Raises the job's stack; every process end goes to the journal. */
export async function raise(job: ProveJob, { folder, journal, clock }: RunSurroundings): Promise<WatchedStack> {
  const stack = await raiseStack(job.stack, {
    shell: zxShell(job.tools.env),
    clock,
    tools: job.tools,
    stateDir: '/run/spofproof',
    templatesDir: join(job.cacheDir, 'templates'),
    logsDir: folder.file('logs'),
    onExit: (exit) => noteExit(journal, exit),
  });
  journal.write({ type: 'stack-raised', at: clock.now(), stepsMs: stack.stepsMs });
  const watch = (): { stop(): Promise<void> } =>
    stack.watchBalancers((seen) => journal.write({ type: 'balancer-saw', ...seen }));
  return { ...stack, watch };
}

/** A journal that can no longer be written fails the next act that writes to it; here nobody waits for the error. */
function noteExit(journal: RunSurroundings['journal'], exit: ComponentEnd): void {
  try {
    journal.write({ type: 'component-exited', ...exit });
  } catch {
    // See above.
  }
}
