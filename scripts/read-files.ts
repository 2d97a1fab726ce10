import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { Failure, reasonOf } from '../model/failure.ts';
import { maxPlanBytes, textProblem } from '../plans/text-limits.ts';
import { isThere } from './is-there.ts';
import type { StackSurroundings } from '../plans/stack-text.ts';

/** The text of a plan, stack or baseline; one that is missing, too large or no file is refused before it is read. */
export function textOfFile(path: string, shownAs: string, what: 'plan' | 'stack' | 'baseline'): string {
  if (!isThere(path, shownAs))
    throw new Failure('file-missing', { what: `no file ${shownAs}`, why: 'Nothing is at that path.' });
  const stat = statSync(path);
  if (!stat.isFile())
    throw new Failure('file-missing', {
      what: `${shownAs} is no file`,
      why: `A ${what} is one ${what === 'baseline' ? 'JSON' : 'YAML'} file.`,
    });
  if (stat.size > maxPlanBytes) {
    const why = `A ${what} is at most ${maxPlanBytes / 1024} KiB.`;
    throw new Failure(`bad-${what}`, { what: `${shownAs}:1:1: ${stat.size} bytes are too many for a ${what}`, why });
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new Failure('file-missing', { what: `cannot read ${shownAs}`, why: reasonOf(thrown), cause: thrown });
  }
}

/** Reads files in the folder of a stack file or below it; links that lead out of it are refused too. */
export const fileBeside =
  (stackFile: string): StackSurroundings['readFile'] =>
  (path) => {
    try {
      const folder = realpathSync(dirname(stackFile));
      const file = realpathSync(join(folder, path));
      if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep))
        return { problem: 'leads out of the folder of the stack file' };
      const stat = statSync(file);
      if (!stat.isFile()) return { problem: 'is no file' };
      if (stat.size > maxPlanBytes) return { problem: `has ${stat.size} bytes, which is too much` };
      const text = readFileSync(file, 'utf8');
      const problem = textProblem(text.replaceAll('\t', ' '));
      return problem ? { problem: `is no text: ${problem.what}` } : { text };
    } catch (thrown) {
      return { problem: `cannot be read: ${reasonOf(thrown)}` };
    }
  };
