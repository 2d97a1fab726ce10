import { access } from 'node:fs/promises';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { Collected } from './collect.ts';
import { collector } from './collect.ts';
import { tailOf } from './tail.ts';

/** Reads a samples file of an earlier load. A last line without its line break was cut when k6 died and is left out. */
export async function readSamples(file: string): Promise<Collected> {
  const collected = collector();
  try {
    await access(file);
    await tailOf(file, 0, collected.take).catchUp();
  } catch (thrown) {
    throw new Failure('bad-run-folder', {
      what: `cannot read the samples ${file}`,
      why: reasonOf(thrown),
      cause: thrown,
    });
  }
  return collected;
}
