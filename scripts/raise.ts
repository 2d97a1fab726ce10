import { join } from 'node:path';
import type { RaisedStack } from '../stack/index.ts';
import { raiseStack, zxShell } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import { noteEvent } from './note-event.ts';
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
    onExit: (exit) => noteEvent(journal, { type: 'component-exited', ...exit }),
  });
  journal.write({ type: 'stack-raised', at: clock.now(), stepsMs: stack.stepsMs });
  const watch = (): { stop(): Promise<void> } =>
    stack.watchBalancers((seen) => noteEvent(journal, { type: 'balancer-saw', ...seen }));
  return { ...stack, watch };
}
