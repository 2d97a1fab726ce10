import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Baseline } from '../../model/baseline.ts';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { BaselineFile } from '../../plans/baseline-file.ts';
import { parseBaseline } from '../../plans/baseline-file.ts';
import { serializeBaseline } from '../../verdict/index.ts';
import { placeOf } from '../named-file.ts';
import { textOfFile } from '../read-files.ts';
import { writeWhole } from '../write-whole.ts';

/** Reads a baseline, and refuses one that is missing or malformed. */
export const readBaseline = (file: string): BaselineFile => parseBaseline(textOfFile(file, file, 'baseline'), file);

/**
 * Reads the baseline that is to be written anew; undefined when there is none yet.
 * @throws Failure `bad-argument` where none could be written
 */
export function earlierBaseline(file: string): BaselineFile | undefined {
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure('bad-argument', {
      what: `cannot write ${file}`,
      why: 'Its folder is not there.',
      next: `Make the folder ${dirname(file)}.`,
    });
  }
  checkPlace(file);
  return existsSync(file) ? readBaseline(file) : undefined;
}

/** A link to nowhere would be replaced by a file. */
function checkPlace(file: string): void {
  try {
    placeOf(file);
  } catch (thrown) {
    const next = 'Name a file, or a link to one that is there.';
    throw new Failure('bad-argument', { what: `cannot write ${file}`, why: reasonOf(thrown), next, cause: thrown });
  }
}

/** Writes a baseline whole, through a link to where it points; one with the same bytes is left alone. @returns whether it was written */
export function writeBaseline(file: string, baseline: Baseline): boolean {
  const text = serializeBaseline(baseline);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  writeWhole(placeOf(file), text, { flush: true });
  return true;
}
