import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureParts } from '../model/failure.ts';
import { Failure } from '../model/failure.ts';
import { shellWord } from './called.ts';

/**
 * The next step for a folder whose `verdict.json` is missing, half, or of another version: what a run gathered can be judged, then or
 * now. None where there is nothing to judge.
 */
export const judgedNext = (folder: string): Pick<FailureParts, 'next'> =>
  existsSync(join(folder, 'plan.json'))
    ? { next: `Judge what is stored of it: \`spofproof judge ${shellWord(folder)}\`` }
    : {};

/**
 * The failure of a folder without `verdict.json`: a run that nobody judged, as one that was killed, or no run at all.
 * @param shownAs its path as the user gave it
 */
export function withoutVerdict(folder: string, shownAs: string): Failure {
  const { next } = judgedNext(folder);
  if (next === undefined)
    return new Failure('bad-run-folder', { what: `${shownAs} is no run folder`, why: 'It has no verdict.json.' });
  const why = 'It has no verdict.json: it is under way, or was stopped before it was judged.';
  return new Failure('bad-run-folder', { what: `${shownAs} was not judged`, why, next });
}
