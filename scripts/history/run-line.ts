import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { HistoryLine } from '../../model/history.ts';
import { nearest } from '../../model/name.ts';
import type { KeptVerdict } from '../../verdict/index.ts';
import { historyLine, keptSchema } from '../../verdict/index.ts';
import { isThere } from '../is-there.ts';
import { judgedNext, withoutVerdict } from '../unjudged.ts';

/**
 * A run by whatever names it: its folder, its `verdict.json`, or its id in the history, which may be all that is left of it.
 * @throws Failure `bad-run-folder`
 */
export function runNamed(named: string, history: readonly HistoryLine[]): HistoryLine {
  const path = resolve(named);
  if (isThere(path, named)) {
    const file = statSync(path).isDirectory() ? join(path, 'verdict.json') : path;
    if (isThere(file, named))
      return readRunLine(file, basename(file) === 'verdict.json' ? basename(dirname(file)) : named);
    throw withoutVerdict(path, named);
  }
  const found = history.find(({ id }) => id === named);
  if (found) return found;
  const ids = history.map(({ id }) => id);
  // The folder of a run may have been removed: by its name alone the history knows it still.
  const near = ids.find((id) => id === basename(path)) ?? nearest(named, ids);
  const why =
    near === undefined ? 'Nothing is at that path, and the history knows no such run.' : `Did you mean \`${near}\`?`;
  throw new Failure('bad-run-folder', { what: `no run ${named}`, why });
}

/**
 * What a history keeps of a `verdict.json`.
 * @throws Failure `bad-run-folder`
 */
export function readRunLine(file: string, shownAs: string): HistoryLine {
  const bad = (why: string, cause?: unknown): Failure =>
    new Failure('bad-run-folder', {
      what: `cannot read verdict.json of run ${shownAs}`,
      why,
      ...judgedNext(dirname(file)),
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    throw bad(reasonOf(thrown), thrown);
  }
  const { data, error } = keptSchema.safeParse(value);
  // Plan and stack as they are written: their hashes count what this schema may not know.
  const { plan, stack } = value as KeptVerdict;
  if (data) return historyLine({ ...data, plan, stack });
  const [issue] = error.issues;
  throw bad(`${issue?.path.join('.') || 'It'}: ${issue?.message ?? 'unreadable'}`);
}
