import { accessSync, chmodSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, reasonOf } from '../../model/failure.ts';

/**
 * Checks, before anything is started, that a file of metrics could be written.
 * @throws Failure `bad-argument`
 */
export function checkMetricsFile(file: string): void {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK | constants.X_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
  } catch (thrown) {
    const next = 'Name a file in a folder that exists, e.g. /var/lib/prometheus/node-exporter/spofproof.prom';
    throw new Failure('bad-argument', { what: `cannot write --metrics ${file}`, why: reasonOf(thrown), next });
  }
}

/**
 * Writes the file whole: a collector that reads meanwhile sees the old text or the new, never half. Until it is whole it has
 * a name that no collector reads; anybody may read it, as the collector is somebody else.
 */
export function writeMetrics(file: string, text: string): void {
  const fresh = join(dirname(resolve(file)), `.${basename(file)}.${process.pid}.new`);
  try {
    writeFileSync(fresh, text, { flush: true });
    chmodSync(fresh, 0o644);
    renameSync(fresh, resolve(file));
  } catch (thrown) {
    rmSync(fresh, { force: true });
    throw thrown;
  }
}
