import { join } from 'node:path';
import { builtK6Folder } from './k6-module.ts';
import { findOnPath, versionOf } from './look-up.ts';
import { isAtLeast } from './version.ts';

/** The least version that runs our scripts. */
const leastK6 = '2.0';

/** Whether that k6 really starts and is new enough. */
export async function k6WillDo(path: string): Promise<boolean> {
  const version = await versionOf([path, 'version']);
  return version !== undefined && isAtLeast(version, leastK6);
}

/** What was found of k6. */
export interface FoundK6 {
  /** The one that will do; absent when there is none. */
  readonly path?: string;
  /** One of version 1 that was passed over, with its version. */
  readonly tooOld?: string;
}

/** The k6 this machine has and that will do. */
export async function findK6(cache: string): Promise<FoundK6> {
  const onPath = findOnPath('k6');
  const version = onPath === undefined ? undefined : await versionOf([onPath, 'version']);
  if (onPath !== undefined && version !== undefined && isAtLeast(version, leastK6)) return { path: onPath };
  const built = join(builtK6Folder(cache), 'k6');
  const tooOld = version === undefined ? {} : { tooOld: `${onPath} is of version ${version}` };
  return (await k6WillDo(built)) ? { path: built, ...tooOld } : tooOld;
}
