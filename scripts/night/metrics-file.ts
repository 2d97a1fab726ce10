import { accessSync, constants, lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure, reasonOf } from '../../model/failure.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * Checks, before anything is started, that a file of metrics could be written.
 * @throws Failure `bad-argument`
 */
export function checkMetricsFile(file: string): void {
  try {
    accessSync(dirname(placeOf(file)), constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const next = 'Name a file in a folder that exists, e.g. /var/lib/prometheus/node-exporter/spofproof.prom';
    throw new Failure('bad-argument', { what: `cannot write --metrics ${file}`, why: reasonOf(thrown), next });
  }
}

/**
 * Writes the file whole: a collector that reads meanwhile sees the old text or the new, never half. Until it is whole it has
 * a name that no collector reads; anybody may read it, as the collector is somebody else.
 */
export const writeMetrics = (file: string, text: string): void =>
  writeWhole(placeOf(file), text, { flush: true, mode: 0o644 });

/**
 * Where the file really is. A link to a file is followed, and stays a link; whatever else is there, as a device or a pipe, would be
 * replaced by a file and is refused.
 */
function placeOf(file: string): string {
  if (file.trim() === '') throw new Error('it has no name');
  const named = resolve(file);
  const found = lstatSync(named, { throwIfNoEntry: false });
  const place = found?.isSymbolicLink() ? realpathSync(named) : named;
  if (found && !lstatSync(place).isFile()) throw new Error('what is there is no file');
  return place;
}
