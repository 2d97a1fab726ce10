import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import { labArgv } from '../stack/index.ts';
import type { Job, ProveJob, Reply } from './job.ts';
import { forwardedSignals, openPipe } from './pipe.ts';
import type { ForwardedSignal, Pipe } from './pipe.ts';

/** What a controller left behind when it ended. */
export interface Ended {
  /** Its exit code; the kernel has removed everything it started. */
  readonly exit: number;
  /** The run's folder, once it had one. */
  readonly folder?: string;
  /** Its failure, if it ended by one. */
  readonly failed?: Extract<Reply, { type: 'failed' }>;
}

/** The pipe as seen from outside. */
export type OutsidePipe = Pipe<Reply, Job | { readonly signal: ForwardedSignal }>;

/**
 * Starts the controller inside namespaces of its own and hands it the job.
 * @param outlive whether it goes on when this process ends (a lab kept up); otherwise it dies with us, whatever kills us
 */
export function spawnController(job: Job, outlive: boolean): { child: ChildProcess; pipe: OutsidePipe } {
  mkdirSync(job.cacheDir, { recursive: true });
  const inner = [job.tools.node, fileURLToPath(new URL('controller.ts', import.meta.url))];
  const argv = labArgv({ lockFile: join(job.cacheDir, 'lab.lock'), inner, outlive });
  const talk = outlive ? 'ignore' : 'inherit';
  const child = spawn(argv[0] ?? '', argv.slice(1), { stdio: ['ignore', talk, talk, 'pipe'], detached: true });
  const stream = child.stdio[3];
  if (!(stream instanceof Socket)) throw new Error('no control pipe');
  const pipe: OutsidePipe = openPipe(stream as Duplex);
  pipe.send(job);
  return { child, pipe };
}

/** Runs a job to its end, passing signals on to the controller so that it can restore before it exits. */
export async function runInside(job: ProveJob): Promise<Ended> {
  const { child, pipe } = spawnController(job, false);
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? exitCodes.internal));
  });
  const release = forwardSignals(pipe);
  try {
    const replies = await collect(pipe);
    const exit = await exited;
    if (exit === exitCodes.locked) throw lockedFailure();
    return { exit, ...replies };
  } finally {
    release();
  }
}

/** The failure of finding the lock held. */
export function lockedFailure(): Failure {
  return new Failure('locked', {
    what: 'another run or lab is up',
    why: 'Two labs at once would disturb each other’s measurements.',
  });
}

/** One Ctrl-C reaches us several times: from the terminal, from npm, from the launcher. Within this it counts once. */
const repeatMs = 500;

function forwardSignals(pipe: OutsidePipe): () => void {
  let sentAt = -Infinity;
  const send = (signal: ForwardedSignal): void => {
    if (performance.now() - sentAt > repeatMs) pipe.send({ signal });
    sentAt = performance.now();
  };
  const handlers = forwardedSignals.map((signal) => ({ signal, handler: () => send(signal) }));
  for (const { signal, handler } of handlers) process.on(signal, handler);
  return () => handlers.forEach(({ signal, handler }) => process.off(signal, handler));
}

async function collect(pipe: OutsidePipe): Promise<Omit<Ended, 'exit'>> {
  const ended: { folder?: string; failed?: Extract<Reply, { type: 'failed' }> } = {};
  for await (const reply of pipe.incoming) {
    if (reply.type === 'run-folder') ended.folder = reply.folder;
    if (reply.type === 'failed') ended.failed = reply;
  }
  return ended;
}
