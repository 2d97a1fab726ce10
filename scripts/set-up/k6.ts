import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtK6Folder } from './k6-module.ts';
import { findOnPath, versionOf } from './look-up.ts';
import { isAtLeast } from './version.ts';

/** The k6 this machine has and that will do; `tooOld` names one of version 1 that was passed over. */
export async function findK6(cache: string): Promise<{ path?: string; tooOld?: string }> {
  const onPath = findOnPath('k6');
  const version = onPath === undefined ? undefined : await versionOf([onPath, 'version']);
  if (onPath !== undefined && version !== undefined && isAtLeast(version, '2.0')) return { path: onPath };
  const built = join(builtK6Folder(cache), 'k6');
  const tooOld = version === undefined ? {} : { tooOld: `${onPath} is of version ${version}` };
  return existsSync(built) ? { path: built, ...tooOld } : tooOld;
}
