import { closeSync, openSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import type { Options, ProcessPromise } from 'zx/core';
import { $ } from 'zx/core';
import { Failure } from '../model/failure.ts';
import type { ProcessEnd, RunningProcess, RunOptions, RunResult, Shell, StartOptions, Talk } from '../model/handle.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';

/** Variables of this process that reach the programs; nothing else of its environment does. */
const passed = ['PATH', 'HOME', 'TMPDIR', 'TZ'];

/** bash's exit code when there is no such program. */
const noSuchProgram = 127;

const steadyNow = (): EpochMs => epochMs(performance.timeOrigin + performance.now());

/**
 * The environment every program gets: our paths, plain messages, and what is asked for. Without `SHLVL` Debian's bash
 * takes Node's pipe, which is a socket, for a remote login and runs the user's `.bashrc` first.
 */
function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', SHLVL: '1', ...extra };
}

/**
 * What every command has in common. `exec` makes the program take bash's place, so the pid is the program's;
 * `detached` gives it a session and a process group of its own. Everything that zx would otherwise take from `ZX_*`
 * variables is named; its signals are not, since nothing here lets zx send any.
 */
const common = {
  quiet: true,
  verbose: false,
  nothrow: true,
  detached: true,
  shell: 'bash',
  prefix: '',
  postfix: '',
  preferLocal: false,
  timeout: 0,
  // Where this process is.
  cwd: '',
};

/** Signals a whole process group; nothing happens when nobody is left. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left. That somebody was would say little: a zombie takes every signal.
  }
}

/** The seam through which every process is started; `env` is added to the minimal environment of each. */
export function zxShell(env: Readonly<Record<string, string>>): Shell {
  return { run: (argv, options) => run(env, argv, options), start: (argv, options) => start(env, argv, options) };
}

async function run(
  env: Readonly<Record<string, string>>,
  argv: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  const child = $({ ...common, ...inputOf(options.input), env: environment(env) })`exec ${argv}`;
  // A program may end without reading its input; its exit code tells what that means.
  child.child?.stdin?.on('error', () => undefined);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    cut(child);
    reject(timedOut(argv, options.timeoutMs));
  }, options.timeoutMs);
  const output = await Promise.race([child, late]);
  clearTimeout(timer);
  if (output.exitCode === noSuchProgram) throw notStarted(argv, output.stderr);
  return { code: output.exitCode ?? -1, stdout: output.stdout, stderr: output.stderr };
}

/** Ends a command, and waits neither for it, which may hang in the kernel, nor for whoever else holds its output open. */
function cut({ pid, child }: ProcessPromise): void {
  if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy();
}

/** Without text there is no standard input at all: an open pipe would keep a reading program waiting. */
const inputOf = (text: string | undefined): Partial<Options> =>
  text === undefined || text === '' ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input: text };

function start(env: Readonly<Record<string, string>>, argv: readonly string[], options: StartOptions): RunningProcess {
  const log = openSync(options.logFile, 'a');
  const place = options.cwd === undefined ? {} : { cwd: options.cwd };
  const settings = { ...common, ...place, env: environment({ ...env, ...options.env }) };
  const child = $({ ...settings, stdio: options.talks ? ['pipe', 'pipe', log] : ['ignore', log, log] })`exec ${argv}`;
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw notStarted(argv, 'no process could be made');
  const talk = options.talks ? { talk: talkWith(child) } : {};
  return { pid, ended: endOf(child), signal: (signal) => signalGroup(pid, signal), ...talk };
}

function talkWith({ child }: ProcessPromise): Talk {
  const [stdin, stdout] = [child?.stdin, child?.stdout];
  // It may end with words of ours unread.
  stdin?.on('error', () => undefined);
  return {
    tell: (line) => void stdin?.write(`${line}\n`),
    hear: (onLine) => void (stdout && createInterface({ input: stdout }).on('line', onLine)),
    close: () => void stdin?.end(),
  };
}

/** Resolves at the moment Node reaps the process, before zx has gathered its output. */
function endOf(child: ProcessPromise): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.child?.once('exit', (code, signal) => resolve({ code, signal, at: steadyNow() }));
  });
}

const timedOut = (argv: readonly string[], timeoutMs: number): Failure =>
  new Failure('command-timed-out', {
    what: `\`${argv.join(' ')}\` did not end within ${timeoutMs} ms`,
    why: 'the machine is overloaded, or the program waits for something that never comes',
  });

const notStarted = (argv: readonly string[], stderr: string): Failure =>
  new Failure('tool-missing', { what: `\`${argv[0]}\` could not be started`, why: stderr.trim().slice(0, 300) });
