import { Failure } from '../../model/failure.ts';
import type { HistoryLine } from '../../model/history.ts';
import { nearest } from '../../model/name.ts';
import { renderTrends } from '../../reports/index.ts';
import { trendsOf } from '../../verdict/index.ts';
import { jsonText } from '../json-text.ts';
import type { HistoryOptions } from './options.ts';
import { openOutput } from '../output.ts';
import { checkRuns, readHistoryFile, rebuildHistory } from './file.ts';

/** `spofproof history`: what became of each cell over the runs, or the history made anew. */
export async function showHistory(options: HistoryOptions): Promise<void> {
  const output = openOutput(options);
  const { runs, suite, last } = options;
  if (!Number.isSafeInteger(last) || last < 1)
    throw new Failure('bad-argument', { what: `--last ${last}`, why: 'It is a number of runs, 1 at least.' });
  checkRuns(runs);
  if (options.rebuild) {
    const { fromFolders, kept, notes } = await rebuildHistory(runs, output.note);
    notes.forEach(output.note);
    output.note(`history made anew: ${fromFolders} from run folders, ${kept} kept of runs whose folders are gone`);
  }
  const { lines, nights: all, notes } = readHistoryFile(runs);
  if (!options.rebuild) for (const note of notes) output.note(`history.ndjson: ${note}`);
  const nights = all.filter((night) => suite === undefined || night.suite === suite);
  const wanted = suite === undefined ? lines : lines.filter((line) => line.suite === suite);
  if (suite !== undefined && wanted.length + nights.length === 0) throw noSuchSuite(suite, lines);
  const trends = trendsOf(wanted, last);
  if (options.json) output.data(jsonText({ notes, trends, nights }));
  else output.data(renderTrends(trends, { color: output.color, width: output.width }, { nights, most: last }));
}

function noSuchSuite(suite: string, lines: readonly HistoryLine[]): Failure {
  const suites = [...new Set(lines.map((line) => line.suite))];
  const near = nearest(suite, suites);
  const known = suites.length === 0 ? 'There is none yet.' : `Suites with runs: ${suites.join(', ')}.`;
  const why = near === undefined ? known : `Did you mean \`${near}\`?`;
  const next = '`spofproof history` shows all of it; `spofproof history --rebuild` reads the run folders again.';
  return new Failure('bad-argument', { what: `the history has no run of suite ${suite}`, why, next });
}
