import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { isCovered } from '../stack/covered.ts';
import { cacheFolder, nearestExisting } from './set-up/cache.ts';
import { checkout } from './set-up/checkout.ts';

/** Whether a folder, or the one in which it would be made, is none that processes of the lab see. */
export const vanishesInside = (path: string): boolean => isCovered(realpathSync(nearestExisting(resolve(path))));

/**
 * Refuses folders that would vanish inside the lab, where `/run` is the lab's own: the cache, the sources, and what else
 * is named.
 */
export function refuseCovered(folders: Readonly<Record<string, string>> = {}): void {
  for (const [what, path] of Object.entries({ ...folders, 'the cache': cacheFolder(), 'this checkout': checkout })) {
    if (!vanishesInside(path)) continue;
    const why = 'The lab covers /run with its own: what is written there would be gone, what is read not there.';
    throw new Failure('bad-argument', { what: `${what} is ${path}, below /run`, why, next: 'Choose another folder.' });
  }
}
