import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { checkout } from './checkout.ts';

/** The variables that decide where the cache is. */
export type CacheVariables = Readonly<
  Partial<Record<'SPOFPROOF_CACHE' | 'XDG_CACHE_HOME' | 'HOME', string | undefined>>
>;

/**
 * Where everything that was fetched or built is kept between runs: `$SPOFPROOF_CACHE`, or `spofproof` below the user's
 * cache folder (XDG base directories), or, where there is no home to write to, `.cache` beside the sources.
 */
export function cacheFolder(
  variables: CacheVariables = process.env,
  canWrite: (folder: string) => boolean = isWritable,
): string {
  const chosen = variables.SPOFPROOF_CACHE ?? '';
  if (chosen !== '') return isAbsolute(chosen) ? chosen : join(process.cwd(), chosen);
  const home = variables.HOME ?? '';
  const user = [variables.XDG_CACHE_HOME ?? '', home === '' ? '' : join(home, '.cache')];
  const ours = user.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, 'spofproof'));
  return ours.find((folder) => canWrite(folder)) ?? join(checkout, '.cache');
}

/** Whether a folder is ours to write to; one that does not exist yet, whether it can be made. */
export function isWritable(folder: string): boolean {
  try {
    const nearest = nearestExisting(folder);
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return statSync(nearest).isDirectory();
  } catch {
    return false;
  }
}

/** The folder itself, or the nearest above it that exists. */
export const nearestExisting = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
