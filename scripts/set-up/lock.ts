import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { cacheFolder } from './cache.ts';

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
    await Promise.race([once(child.stdout, 'data', { signal }), ended(child, file)]);
    clearTimeout(impatience);
    return await act();
  } finally {
    clearTimeout(impatience);
    child.stdin.end();
    if (signal.aborted) child.kill('SIGKILL');
  }
}

/** Rejects when the holder of the lock ends before it has it. */
async function ended(child: ReturnType<typeof spawn>, file: string): Promise<never> {
  const cause: unknown = await once(child, 'exit').catch((error: unknown) => error);
  // One that could not even be started says so by an error; one that ends could not open the file.
  const isMissing = cause instanceof Error;
  throw new Failure('set-up-failed', {
    what: `the lock ${file} cannot be taken`,
    why: isMissing ? 'flock is missing.' : 'Its folder cannot be written to.',
    next: isMissing ? 'Install util-linux: `apt-get install util-linux`.' : otherFolder(file),
    cause,
  });
}

function otherFolder(file: string): string {
  const by = file.startsWith(`${cacheFolder()}${sep}`) ? ' with SPOFPROOF_CACHE' : '';
  return `Make ${dirname(file)} writable, or name another folder${by}.`;
}
