import { join } from 'node:path';
import type { Shell } from '../model/handle.ts';
import type { RaisedStack, Watchdog } from '../stack/index.ts';
import { openWatchdog, raiseStack, zxShell } from '../stack/index.ts';
import type { ProveJob } from './job.ts';
import { noteEvent } from './note-event.ts';
import type { RunSurroundings } from './surroundings.ts';

/** A raised stack that reports to the journal of this run. */
export interface WatchedStack extends RaisedStack {
  /** Writes every change of the balancers' view to the journal until stopped. */
  watch(): { stop(): Promise<void> };
  /** Lifts every fault at its hard maximum; it knows all processes of the stack, and ends with it. */
  readonly watchdog: Watchdog;
}

/** Raises the job's stack under the eyes of a watchdog; every process end goes to the journal. */
export async function raise(job: ProveJob, around: RunSurroundings): Promise<WatchedStack> {
  const { folder, clock } = around;
  const [shell, { tools }] = [zxShell(job.tools.env), job];
  const files = { journalFile: folder.file('events.ndjson'), logFile: folder.file('logs', 'watchdog.log') };
  const watchdog = openWatchdog({ shell, clock, spec: job.stack, tools, ...files });
  try {
    return watched(await raiseIn(job, around, shell, watchdog), around, watchdog);
  } catch (thrown) {
    await watchdog.end();
    throw thrown;
  }
}

function raiseIn(
  job: ProveJob,
  { folder, journal, clock }: RunSurroundings,
  shell: Shell,
  watchdog: Watchdog,
): Promise<RaisedStack> {
  return raiseStack(job.stack, {
    shell,
    clock,
    tools: job.tools,
    stateDir: '/run/spofproof',
    templatesDir: join(job.cacheDir, 'templates'),
    logsDir: folder.file('logs'),
    onExit: (exit) => noteEvent(journal, { type: 'component-exited', ...exit }),
    onStart: (start) => watchdog.know(start),
  });
}

function watched(stack: RaisedStack, { journal, clock }: RunSurroundings, watchdog: Watchdog): WatchedStack {
  journal.write({ type: 'stack-raised', at: clock.now(), stepsMs: stack.stepsMs });
  const watch = (): { stop(): Promise<void> } =>
    stack.watchBalancers((seen) => noteEvent(journal, { type: 'balancer-saw', ...seen }));
  const down = async (): Promise<void> => {
    await watchdog.end();
    await stack.down();
  };
  return { ...stack, watch, watchdog, down };
}
