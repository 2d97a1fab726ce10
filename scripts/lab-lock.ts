import { constants, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** What was opened, by file. */
const opened = new Map<string, number>();

/**
 * A descriptor of the file whose lock says that a lab of this user is up: the same one for all labs of a command. It is opened here
 * and locked by the first lab; all that inherit it hold the lock together, side by side and one after the other, until the last
 * of them has ended and this process too. So nobody comes between two suites, and nobody begins beside lanes of which the first
 * has ended, whatever ended it. Nothing but the end of those processes is needed to give it back.
 */
export function labLock(cacheDir: string): number {
  const file = join(cacheDir, 'lab.lock');
  const descriptor = opened.get(file) ?? openAt(file, cacheDir);
  opened.set(file, descriptor);
  return descriptor;
}

function openAt(file: string, cacheDir: string): number {
  mkdirSync(cacheDir, { recursive: true });
  return openSync(file, constants.O_RDONLY | constants.O_CREAT);
}
