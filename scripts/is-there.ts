import { statSync } from 'node:fs';
import { Failure, failureKinds, reasonOf } from '../model/failure.ts';
import { errnoOf } from './present.ts';

/** How the system says that nothing is at a path. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
 * Whether something is at a path. Of one in a folder that this user may not look into nobody knows: whoever was told that nothing is
 * there would look for a mistake in the path.
 * @param shownAs the path as the user gave it
 * @throws Failure `file-missing` where it may not be looked at
 */
export function isThere(path: string, shownAs = path): boolean {
  try {
    statSync(path);
    return true;
  } catch (thrown) {
    if (absent.has(errnoOf(thrown) ?? '')) return false;
    const { next } = failureKinds['no-permission'];
    throw new Failure('file-missing', {
      what: `cannot look at ${shownAs}`,
      why: reasonOf(thrown),
      next,
      cause: thrown,
    });
  }
}
