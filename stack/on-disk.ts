import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Waits until a file, or a folder with everything in it, is on the disk. A name may be there sooner than what it names: after a loss
 * of power the one would be found, and nothing of the other.
 */
export async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    if ((await handle.stat()).isDirectory()) for (const name of await readdir(path)) await onDisk(join(path, name));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
