import { accessSync, constants, lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure, reasonOf } from '../model/failure.ts';

/** A file that an option names, and that is written at the end. */
interface NamedFile {
  /** The option, with its dashes. */
  readonly option: string;
  /** A name that would do. */
  readonly example: string;
}

/**
 * Checks, before anything is started, that a file could be written.
 * @throws Failure `bad-argument`
 */
export function checkNamedFile(file: string, { option, example }: NamedFile): void {
  try {
    accessSync(dirname(placeOf(file)), constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const next = `Name a file in a folder that exists, e.g. ${example}`;
    throw new Failure('bad-argument', { what: `cannot write ${option} ${file}`, why: reasonOf(thrown), next });
  }
}

/**
 * Where the file really is. A link to a file is followed, and stays a link; whatever else is there, as a device or a pipe, would be
 * replaced by a file and is refused.
 */
export function placeOf(file: string): string {
  if (file.trim() === '') throw new Error('it has no name');
  const named = resolve(file);
  const found = lstatSync(named, { throwIfNoEntry: false });
  const place = found?.isSymbolicLink() ? realpathSync(named) : named;
  if (found && !lstatSync(place).isFile()) throw new Error('what is there is no file');
  return place;
}
