import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A finished command. */
export interface CliResult {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  /** Resolves once stderr holds the text; rejects when the command ends without it. */
  said(text: string): Promise<void>;
}

/** Starts the command line as a user would, through the launcher. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCli {
  const child = spawn(process.execPath, ['scripts/spofproof.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true', ...env },
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (text.stderr += chunk.toString()));
  const ended = new Promise<CliResult>((resolve) => {
    child.once('close', (exit, signal) => resolve({ exit, signal, ...text }));
  });
  const said = async (wanted: string): Promise<void> => {
    let over = false;
    void ended.then(() => (over = true));
    while (!text.stderr.includes(wanted)) {
      if (over) throw new Error(`ended without saying "${wanted}":\n${text.stdout}\n${text.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { child, ended, said };
}

/** The process of a command, for a signal. */
export function pidOf({ child }: RunningCli): number {
  if (child.pid === undefined) throw new Error('the command was not started');
  return child.pid;
}

/** Runs the command line to its end. */
export const runCli = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> =>
  startCli(args, env).ended;

/** A folder of the test's own, removed by `remove`. */
export function temporaryFolder(): { path: string; remove: () => void; plan: (text: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'spofproof-test-'));
  const plan = (text: string): string => {
    const file = join(path, 'plan.yaml');
    writeFileSync(file, text);
    return file;
  };
  return { path, remove: () => rmSync(path, { recursive: true, force: true }), plan };
}
