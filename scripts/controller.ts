import { Socket } from 'node:net';
import { exitCodes } from '../model/exit.ts';
import type { Job, Reply } from './job.ts';
import { keepLab } from './lab.ts';
import { openPipe } from './pipe.ts';
import type { ForwardedSignal, Pipe } from './pipe.ts';
import { exitOf, failureAsJson, presentFailure } from './present.ts';
import { prove } from './prove.ts';

/**
 * The process inside the namespaces. It reads its job from the control pipe, does it, and ends; with it ends everything it
 * started. The first signal asks it to restore and exit, the second ends it at once; so does the death of the process outside.
 */
const exits: Record<ForwardedSignal, number> = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hangup,
};

type InsidePipe = Pipe<Job | { readonly signal: ForwardedSignal }, Reply>;

async function main(pipe: InsidePipe): Promise<number> {
  const messages = pipe.incoming[Symbol.asyncIterator]();
  const first = await messages.next();
  if (first.done === true || 'signal' in first.value) return exitCodes.internal;
  const job = first.value;
  const interruption = Object.assign(new AbortController(), { over: false });
  void listen(messages, interruption, job.kind === 'prove');
  const exit = job.kind === 'prove' ? await prove(job, pipe.send, interruption.signal) : await keepLab(job, pipe.send);
  interruption.over = true;
  return interruption.signal.aborted ? exitAfter(interruption.signal, exit) : exit;
}

/** An interrupted run that could not be restored says so first. */
function exitAfter(signal: AbortSignal, exit: number): number {
  return exit === exitCodes.notRestored ? exit : exits[signal.reason as ForwardedSignal];
}

async function listen(
  messages: AsyncIterator<Job | { readonly signal: ForwardedSignal }>,
  interruption: AbortController & { over: boolean },
  endsWithOutside: boolean,
): Promise<void> {
  for (;;) {
    const next = await messages.next();
    const signal = next.done === true ? 'SIGHUP' : 'signal' in next.value ? next.value.signal : undefined;
    if (interruption.over || (next.done === true && !endsWithOutside)) return;
    if (signal !== undefined && interruption.signal.aborted) process.exit(exits[signal]);
    if (signal !== undefined) interruption.abort(signal);
    if (next.done === true) return;
  }
}

const pipe: InsidePipe = openPipe(new Socket({ fd: 3, readable: true, writable: true }));
let exit: number;
try {
  exit = await main(pipe);
} catch (thrown) {
  pipe.send({ type: 'failed', lines: presentFailure(thrown, false), json: failureAsJson(thrown) });
  exit = exitOf(thrown);
}
pipe.close();
process.exitCode = exit;
setTimeout(() => process.exit(exit), 200).unref();
