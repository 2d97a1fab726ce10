import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../model/failure.ts';

/** After this long without the lock the user is told why nothing happens. */
const patienceMs = 500;

/**
 * Does something while holding a lock on a file. The kernel holds it for a child that ends with us, so a killed set-up
 * leaves no stale lock behind.
 */
export async function withLock<T>(
  file: string,
  say: (line: string) => void,
  signal: AbortSignal,
  act: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const child = spawn('flock', ['--exclusive', file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  const impatience = setTimeout(() => say('another set-up is under way; waiting for it to end'), patienceMs);
  try {
    await Promise.race([once(child.stdout, 'data', { signal }), ended(child)]);
    clearTimeout(impatience);
    return await act();
  } finally {
    clearTimeout(impatience);
    child.stdin.end();
    if (signal.aborted) child.kill('SIGKILL');
  }
}

/** Rejects when the holder of the lock ends before it has it. */
async function ended(child: ReturnType<typeof spawn>): Promise<never> {
  const what = 'the lock of the cache folder cannot be taken';
  const cause: unknown = await once(child, 'exit').catch((error: unknown) => error);
  const next =
    'Install util-linux (`apt-get install util-linux`) and make the cache folder writable, or name another with SPOFPROOF_CACHE.';
  throw new Failure('set-up-failed', { what, why: 'flock is missing, or the folder is not writable.', next, cause });
}
