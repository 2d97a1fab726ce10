import { Socket } from 'node:net';
import { exitCodes } from '../model/exit.ts';
import type { Interrupt } from './interrupt.ts';
import { openInterrupt } from './interrupt.ts';
import type { Job, Reply, Word } from './job.ts';
import { keepLab } from './lab.ts';
import type { Stage } from './meeting.ts';
import type { Outside } from './neighbours.ts';
import { deadlineSignal } from './night/deadline.ts';
import { openPipe } from './pipe.ts';
import type { ForwardedSignal, Pipe } from './pipe.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';
import { prove } from './prove.ts';
import { exitOfSignal, heedSignals } from './signals.ts';

/**
 * The process inside the namespaces. It reads its job from the control pipe, does it, says with which exit code, and ends;
 * with it ends everything it started. A run that is asked to stop restores first; asked again, it ends at once. A lab ends
 * at once, and when the process outside dies before it could remember it.
 */
async function main(): Promise<number> {
  const first = await pipe.incoming.next();
  if (first.done === true || !('kind' in first.value)) return exitCodes.internal;
  const job = first.value;
  verbose = job.verbose;
  const interrupt = openInterrupt({ windsUp: job.kind === 'prove', leave, nowMs: () => performance.now() });
  heedSignals((signal) => interrupt.ask(signal));
  const begun = { together: Promise.withResolvers<void>(), alone: Promise.withResolvers<void>() };
  void listen(interrupt, (stage) => begun[stage].resolve());
  if (job.kind === 'lab') return keepLab(job, pipe.send);
  const outside: Outside = { reply: pipe.send, begins: (stage) => begun[stage].promise };
  const stop = AbortSignal.any([interrupt.signal, deadlineSignal(job.deadline)]);
  const exit = await prove(job, outside, stop);
  return interrupt.signal.aborted ? exitOfSignal(interrupt.signal.reason as ForwardedSignal) : exit;
}

/** Heeds the process outside until it dies, or leaves a lab alone. */
async function listen(interrupt: Interrupt, begin: (stage: Stage) => void): Promise<void> {
  for await (const word of pipe.incoming) {
    if ('signal' in word) interrupt.ask(word.signal);
    if ('begin' in word) begin(word.begin);
    if ('remembered' in word) return tellEnd(exitCodes.held);
  }
  interrupt.ask('SIGHUP');
}

/** The last word: the exit code of the command outside. Without it the process outside takes us for dead. */
function tellEnd(exit: number): void {
  pipe.send({ type: 'done', exit });
  pipe.close();
}

function leave(signal: ForwardedSignal): never {
  tellEnd(exitOfSignal(signal));
  return process.exit(exitOfSignal(signal));
}

/** Ends, once what was said has gone out. */
function end(exit: number): void {
  tellEnd(exit);
  process.exitCode = exit;
  setTimeout(() => process.exit(exit), 200).unref();
}

/** Whether failures are told with their stack traces: as the job says, once it is there. */
let verbose = false;

function fail(thrown: unknown): void {
  pipe.send({ type: 'failed', lines: presentFailure(thrown, verbose), json: failureAsJson(thrown) });
  end(exitOf(thrown));
}

const pipe: Pipe<Job | Word, Reply> = openPipe(new Socket({ fd: 3, readable: true, writable: true }));
process.on('uncaughtException', fail);
// Whoever read our words may go away, as `head` and a closed terminal do; the fault has to be healed all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
await main().then(end, fail);
