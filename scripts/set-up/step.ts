import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio, SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { reasonOf } from '../../model/failure.ts';

/** How a command of set-up is run. */
export interface StepOptions {
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Working directory; absent means ours. */
  readonly cwd?: string;
  /** Ends the command with everything it started. */
  readonly signal?: AbortSignal;
  /** The command is ended after this long. */
  readonly timeoutMs: number;
  /** Every line of its output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a command ended. */
export interface StepResult {
  /** Exit code; 127 when it could not be started, 128 when a signal ended it. */
  readonly code: number;
  /** What it printed. */
  readonly stdout: string;
  /** What it complained; in front of it, that it was cut at its deadline when it was. */
  readonly stderr: string;
}

/** Runs a command to its end in a process group of its own; never rejects for what the command does. */
export async function runStep(argv: readonly string[], options: StepOptions): Promise<StepResult> {
  options.signal?.throwIfAborted();
  const [program = '', ...rest] = argv;
  const env = { ...process.env, ...options.env, LC_ALL: 'C' };
  const child = started(program, rest, { cwd: options.cwd, env, detached: true });
  if (typeof child === 'string') return { code: 127, stdout: '', stderr: child };
  const end = endOf(child);
  const stop = (): void => killGroup(child);
  const complaints: string[] = [];
  const timer = setTimeout(() => {
    complaints.push(`\`${program}\` did not end within ${options.timeoutMs} ms`);
    stop();
  }, options.timeoutMs);
  options.signal?.addEventListener('abort', stop, { once: true });
  const [stdout, stderr] = await Promise.all([
    gather(child.stdout, options.onLine),
    gather(child.stderr, options.onLine),
  ]);
  const result = await end;
  clearTimeout(timer);
  options.signal?.removeEventListener('abort', stop);
  options.signal?.throwIfAborted();
  return { code: result.code, stdout, stderr: [...complaints, result.error ?? stderr].join('\n') };
}

type Started = ChildProcessByStdio<null, Readable, Readable>;

/** Most of what keeps a program from being started is told by an event; a path that leads through a file is thrown at once. */
function started(program: string, rest: readonly string[], options: SpawnOptions): Started | string {
  try {
    return spawn(program, rest, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

function endOf(child: ChildProcess): Promise<{ code: number; error?: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error: error.message }));
    child.once('exit', (code) => resolve({ code: code ?? 128 }));
  });
}

async function gather(stream: Readable, onLine: (line: string) => void = () => undefined): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    lines.push(line);
    onLine(line);
  }
  return lines.join('\n');
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended on its own between the check and the signal.
  }
}
