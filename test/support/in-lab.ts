import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labArgv } from '../../stack/enter.ts';

/** A script running inside a lab of its own. */
export interface InsideLab {
  /** The outermost process; its pid is that of `setpriv`, later of `unshare`. */
  readonly child: ChildProcess;
  /** Lines of the script's standard output, parsed, in order; rejects when it fails, with what it said. */
  readonly replies: Promise<readonly unknown[]>;
  /** Resolves with the first line, parsed, while the script goes on. */
  readonly first: Promise<unknown>;
}

/** Starts a script of `test/live/inside/` inside a lab. Each line it prints on standard output must be JSON. */
export function startInLab(script: string, args: readonly string[] = []): InsideLab {
  const file = fileURLToPath(new URL(`../live/inside/${script}`, import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-lab-'));
  const argv = labArgv({ inner: [process.execPath, file, ...args] });
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(argv[0] ?? '', argv.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env });
  child.once('close', () => rmSync(folder, { recursive: true, force: true }));
  let [out, complaints] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const lines = (): readonly string[] => out.split('\n').slice(0, -1);
  const first = new Promise<unknown>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const [line] = lines();
      if (line !== undefined) resolve(JSON.parse(line));
    });
    child.once('close', () => reject(new Error(`${script} said nothing: ${complaints}`)));
  });
  const replies = new Promise<readonly unknown[]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(lines().map((line) => JSON.parse(line)));
      else reject(new Error(`${script} ended with ${code ?? signal}: ${complaints}`));
    });
  });
  // Whoever awaits only one of the two is not troubled by the other.
  first.catch(() => undefined);
  replies.catch(() => undefined);
  return { child, replies, first };
}

/** Runs a script inside a lab to its end. */
export const inLab = (script: string, args: readonly string[] = []): Promise<readonly unknown[]> =>
  startInLab(script, args).replies;
