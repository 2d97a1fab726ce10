import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from './on-disk.ts';

/**
 * What has not changed for so long was left by a process that was killed: no making takes a quarter of it. Whoever is alive may
 * be making something, in this lab or, where several prepare side by side, in another one.
 */
const abandonedMs = 10 * 60_000;

/** Marks what is still being made. */
const unfinished = '.making-';

/** Name of something prepared, from all that it is made of: other ingredients, other name. */
export const preparedName = (what: string, ingredients: readonly string[]): string =>
  `${what}-${createHash('sha256').update(ingredients.join('\0')).digest('hex').slice(0, 16)}`;

/**
 * The path of something made once and kept: made in a place of its own and renamed when complete, so that it is either
 * whole or not there, whatever interrupts the making, a loss of power among it, and whoever makes the same at the same time.
 * @param keep waits until what was made will outlast a loss of power
 */
export async function prepared(
  folder: string,
  name: string,
  make: (path: string) => Promise<void>,
  keep: (path: string) => Promise<void> = onDisk,
): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  if (existsSync(path)) return path;
  const making = join(folder, `${unfinished}${name}-${randomUUID()}`);
  try {
    await make(making);
    await keep(making);
    await rename(making, path).catch((error: unknown) => {
      if (!existsSync(path)) throw error; // Else somebody was faster with the same.
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return path;
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(unfinished))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    // What others remove at the same time, or what cannot be removed, is in nobody's way.
    if (mtimeMs < Date.now() - abandonedMs) await sweep(folder, path).catch(() => undefined);
  }
}

/** Taken away as a whole first: were somebody still at it after all, he would find nothing, and keep no half of it. */
async function sweep(folder: string, path: string): Promise<void> {
  const doomed = join(folder, `${unfinished}${randomUUID()}`);
  await rename(path, doomed);
  await rm(doomed, { recursive: true, force: true });
}
