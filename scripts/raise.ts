import { join } from 'node:path';
import type { ComponentStart, RaiseOptions, RaisedStack, Watchdog } from '../stack/index.ts';
import { openWatchdog, raiseStack, zxShell } from '../stack/index.ts';
import type { Job, ProveJob } from './job.ts';
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
  const { folder, journal, clock } = around;
  const onExit: RaiseOptions['onExit'] = (exit) => noteEvent(journal, { type: 'component-exited', ...exit });
  const files = { journalFile: folder.file('events.ndjson'), logsDir: folder.file('logs') };
  return watched(await raiseGuarded(job, { clock, onExit, ...files }), around);
}

/** Where a raised stack and its watchdog write, and who hears of them. */
interface RaiseSetting extends Pick<RaiseOptions, 'clock' | 'logsDir' | 'onExit'> {
  /** The journal, in which the watchdog says what it did. */
  readonly journalFile: string;
}

/** A stack, and who lifts its faults when nobody else does. */
interface GuardedStack {
  /** The stack. */
  readonly stack: RaisedStack;
  /** Ends with it. */
  readonly watchdog: Watchdog;
}

/**
 * Raises a stack and then the watchdog over it, which is told of every process from its start: before a stack is up there is no
 * fault to watch, and another Node that starts would only hold it up.
 */
export async function raiseGuarded(
  { stack: spec, tools, cacheDir }: Pick<Job, 'stack' | 'tools' | 'cacheDir'>,
  { journalFile, ...setting }: RaiseSetting,
): Promise<GuardedStack> {
  const [shell, { clock, logsDir }] = [zxShell(tools.env), setting];
  const [stateDir, templatesDir] = ['/run/spofproof', join(cacheDir, 'templates')];
  const starts: ComponentStart[] = [];
  let know = (start: ComponentStart): void => void starts.push(start);
  const onStart = (start: ComponentStart): void => know(start);
  const stack = await raiseStack(spec, { ...setting, shell, tools, stateDir, templatesDir, onStart });
  try {
    const watchdog = openWatchdog({ shell, clock, spec, tools, journalFile, logFile: join(logsDir, 'watchdog.log') });
    know = (start) => watchdog.know(start);
    starts.forEach(know);
    return { stack, watchdog };
  } catch (thrown) {
    await stack.down().catch(() => undefined);
    throw thrown;
  }
}

function watched({ stack, watchdog }: GuardedStack, { journal, clock }: RunSurroundings): WatchedStack {
  journal.write({ type: 'stack-raised', at: clock.now(), stepsMs: stack.stepsMs });
  const watch = (): { stop(): Promise<void> } =>
    stack.watchBalancers((seen) => noteEvent(journal, { type: 'balancer-saw', ...seen }));
  const down = async (): Promise<void> => {
    await watchdog.end();
    await stack.down();
  };
  return { ...stack, watch, watchdog, down };
}
