import { appendFileSync } from 'node:fs';
import type { Verdict } from '../model/verdict.ts';
import { formats, renderSummary } from '../reports/index.ts';
import { serializeVerdict } from '../verdict/index.ts';
import type { RunFolder } from './run-folder.ts';

/** Writes the verdict and every report of it; the summary also goes to the CI system's step summary where there is one. */
export function writeOutputs(folder: RunFolder, verdict: Verdict): void {
  folder.write('verdict.json', serializeVerdict(verdict));
  writeReports(folder, verdict);
  const stepSummary = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (stepSummary !== '') appendFileSync(stepSummary, renderSummary(verdict));
}

/** Writes the reports alone, from a verdict that is already there. */
export function writeReports(folder: RunFolder, verdict: Verdict): void {
  for (const { file, render } of formats) folder.write(file, render(verdict));
}
