import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { compiledCode } from '../stack/compiled.ts';
import { labArgv } from '../stack/enter.ts';
import type { Death, Ended, LabUp } from './ended.ts';
import { collect, settle } from './ended.ts';
import type { Job, LabJob, ProveJob, Reply, Word } from './job.ts';
import { labLock } from './lab-lock.ts';
import { openPipe } from './pipe.ts';
import type { Pipe } from './pipe.ts';
import { heedSignals } from './signals.ts';

/** A controller at work, as seen from outside. */
interface Controller {
  readonly child: ChildProcess;
  readonly pipe: Pipe<Reply, Job | Word>;
  /** Resolves when its process is gone, and with it everything it started. */
  readonly death: Promise<Death>;
  /** From here on signals are not passed on to it any longer. */
  readonly release: () => void;
}

/** The descriptor of the lock in what is started: the one behind the pipe. */
const lockPlace = 4;

/** Hears what a controller says, and may answer. */
export type Heed = (reply: Reply, answer: (word: Word) => void) => void;

/** Runs a job to its end, passing signals on to the controller so that it can restore before it exits. */
export async function runInside(job: ProveJob, heed?: Heed): Promise<Ended> {
  const { pipe, death, release } = await startController(job);
  try {
    const [said, dead] = await Promise.all([collect(pipe.incoming, (reply) => heed?.(reply, pipe.send)), death]);
    return settle(said, dead);
  } finally {
    release();
    pipe.release();
  }
}

/**
 * Raises a lab that outlives this process once it is remembered. Whatever ends us before that, ends the lab too: its
 * controller then reads the end of file instead of our word.
 */
export async function keepInside(job: LabJob, remember: (pid: number, lab: LabUp) => void): Promise<Ended> {
  const { child, pipe, death, release } = await startController(job);
  const heed = (reply: Reply): void => {
    if (reply.type !== 'lab-up') return;
    remember(child.pid ?? 0, reply);
    pipe.send({ remembered: true });
  };
  try {
    const said = await collect(pipe.incoming, heed);
    if (said.exit !== 0) return settle(said, await death);
    child.unref();
    return { ...said, exit: said.exit };
  } finally {
    release();
    pipe.release();
  }
}

/**
 * Starts the controller inside namespaces of its own and hands it the job. From the first moment on signals are for it: one that
 * comes before it runs waits in the pipe, behind the job.
 */
async function startController(job: Job): Promise<Controller> {
  const inner = [job.tools.node, fileURLToPath(new URL('controller.ts', import.meta.url))];
  const outlive = job.kind === 'lab';
  const argv = labArgv({ lock: lockPlace, inner, outlive });
  const talk = outlive ? 'ignore' : 'inherit';
  const env = { ...process.env, ...compiledCode() };
  const stdio: StdioOptions = ['ignore', talk, talk, 'pipe', labLock(job.cacheDir)];
  const child = spawn(argv[0] ?? '', argv.slice(1), { stdio, detached: true, env });
  const stream = child.stdio[3];
  if (!(stream instanceof Socket)) throw new Error('no control pipe');
  const pipe: Controller['pipe'] = openPipe(stream);
  pipe.send(job);
  const release = heedSignals((signal) => pipe.send({ signal }));
  await once(child, 'spawn').catch((thrown: unknown) => {
    release();
    throw thrown;
  });
  const death = once(child, 'exit').then(([code, signal]): Death => ({ code, signal }));
  return { child, pipe, death, release };
}
