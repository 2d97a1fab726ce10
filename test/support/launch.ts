import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import type { RunningProcess, StartOptions } from '../../model/handle.ts';
import { epochMs } from '../../model/units.ts';

/** Starts a process on this machine itself, in a group of its own; for live tests that need no lab. */
export function launchHere(argv: readonly string[], { logFile, env }: StartOptions): RunningProcess {
  const [program = '', ...rest] = argv;
  const log = openSync(logFile, 'a');
  const child = spawn(program, rest, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid,
    ended: ended.then((end) => ({ ...end, at: epochMs(Date.now()) })),
    signal: (signal) => child.exitCode === null && child.signalCode === null && process.kill(-pid, signal),
  };
}
