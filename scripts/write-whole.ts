import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** How a file is written. */
export interface WholeFile {
  /** Whether it is on the disk before the call returns; a cache of the system is enough by default. */
  readonly flush?: boolean;
  /** Who may read it; by the user's own mask when absent. */
  readonly mode?: number;
}

/**
 * Writes a file whole: readers see the old text or the new, never half. Until it is whole it has another name, and whatever has
 * that name is removed first and never written through: a folder that somebody else handed over may hold links to anywhere. When
 * it cannot be written, as on a full disk, the old text stays and nothing else does.
 */
export function writeWhole(file: string, text: string, { flush = false, mode }: WholeFile = {}): void {
  const draft = join(dirname(resolve(file)), `.${basename(file)}.${process.pid}.new`);
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, text, { flag: 'wx', flush });
    if (mode !== undefined) chmodSync(draft, mode);
    renameSync(draft, resolve(file));
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
}
