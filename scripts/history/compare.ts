import { renderComparison } from '../../reports/index.ts';
import { compareRuns } from '../../verdict/index.ts';
import { jsonText } from '../json-text.ts';
import type { CompareOptions } from './options.ts';
import { openOutput } from '../output.ts';
import { readNamedHistory } from './file.ts';
import { runNamed } from './run-line.ts';

/** `spofproof compare A B`: what changed between two runs, beyond noise. */
export function compare(options: CompareOptions): void {
  const output = openOutput(options);
  const { lines } = readNamedHistory(options.runs);
  const comparison = compareRuns(runNamed(options.a, lines), runNamed(options.b, lines), lines);
  if (options.json) output.data(jsonText(comparison));
  else output.data(renderComparison(comparison, { color: output.color, width: output.width }));
}
