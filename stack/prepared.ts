import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is older than this process was left by one that was killed: only one lab at a time prepares anything. */
const bornAt = performance.timeOrigin;

/** Marks what is still being made. */
const unfinished = '.making-';

/** Name of something prepared, from all that it is made of: other ingredients, other name. */
export const preparedName = (what: string, ingredients: readonly string[]): string =>
  `${what}-${createHash('sha256').update(ingredients.join('\0')).digest('hex').slice(0, 16)}`;

/**
 * The path of something made once and kept: made in a place of its own and renamed when complete, so that it is either
 * whole or not there, whatever interrupts the making and whoever makes the same at the same time.
 */
export async function prepared(folder: string, name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const making = join(folder, `${unfinished}${name}-${randomUUID()}`);
  try {
    await make(making);
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
    if (mtimeMs < bornAt) await rm(path, { recursive: true, force: true });
  }
}
