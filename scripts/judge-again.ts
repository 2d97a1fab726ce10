import { renderTerminal } from '../reports/index.ts';
import { serializeVerdict } from '../verdict/index.ts';
import { holdsClaims } from './claims/folder.ts';
import type { RunOptions } from './options.ts';
import { jsonText } from './json-text.ts';
import { openOutput, printable } from './output.ts';
import { writeReports } from './outputs.ts';
import { judgeFolder } from './judge-folder.ts';
import { existingRun, readVerdict } from './record.ts';

/** Judges a stored run from its files and writes verdict and reports anew. @returns exit code of the verdict */
export async function judgeAgain(options: RunOptions): Promise<number> {
  const output = openOutput(options);
  if (holdsClaims(options.run)) return (await import('./claims/again.ts')).judgeClaimsAgain(options);
  const verdict = await judgeFolder(existingRun(options.run, 'plan.json'));
  if (options.json) output.data(serializeVerdict(verdict));
  else output.data(renderTerminal(verdict, { color: output.color, width: output.width }));
  return verdict.exitCode;
}

/** Writes the reports of a stored run anew from its verdict. */
export async function reportAgain(options: RunOptions): Promise<void> {
  const output = openOutput(options);
  if (holdsClaims(options.run)) return (await import('./claims/again.ts')).reportClaimsAgain(options);
  const folder = existingRun(options.run, 'verdict.json');
  writeReports(folder, readVerdict(folder));
  const report = folder.file('report.html');
  output.data(options.json ? jsonText({ report }) : `report: ${printable(report)}`);
}
