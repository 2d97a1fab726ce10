import { appendFileSync, statSync } from 'node:fs';
import type { GateVerdict } from '../model/baseline.ts';
import { reasonOf } from '../model/failure.ts';
import type { Verdict } from '../model/verdict.ts';
import { formats, renderSummary } from '../reports/index.ts';
import { serializeVerdict } from '../verdict/index.ts';
import { jsonText } from './json-text.ts';
import { readVerdict } from './record.ts';
import type { RunFolder } from './run-folder.ts';
import { gateFile } from './run-folder.ts';

/** Writes the verdict and every report of it. */
export function writeOutputs(folder: RunFolder, verdict: Verdict): void {
  folder.write('verdict.json', serializeVerdict(verdict));
  writeReports(folder, verdict);
}

/** Writes the reports alone, from a verdict that is already there. */
export function writeReports(folder: RunFolder, verdict: Verdict): void {
  for (const { file, render } of formats) folder.write(file, render(verdict));
}

/**
 * Writes what a gate said, and every report anew where a baseline decides: whoever goes by one of them reads the same as the exit code
 * says. A run is no worse when that fails.
 */
export function writeGated(folder: RunFolder, gate: GateVerdict, say: (line: string) => void): void {
  const write = (file: string, textOf: () => string): void => {
    try {
      folder.write(file, textOf());
    } catch (thrown) {
      say(`${file} does not say what the gate decided: ${reasonOf(thrown)}`);
    }
  };
  write(gateFile, () => `${jsonText({ schema: 'spofproof/gate@1', ...gate })}\n`);
  let verdict: Verdict | undefined;
  const judged = (): Verdict => (verdict ??= readVerdict(folder));
  for (const { file, render } of formats) write(file, () => render(judged(), gate));
}

/** All that a step summary may hold: a tenth of what GitHub takes, and it refuses what is larger as a whole. */
const summaryLimit = 99_000;

/** Less than this says nothing. */
const shortestSummary = 500;

/**
 * Appends the summary to the CI system's step summary where there is one, cut so that all suites of a step together stay
 * below the limit; a run is no worse when that fails.
 */
export const appendStepSummary = (verdict: Verdict, say: (line: string) => void): void =>
  appendToStep((left) => renderSummary(verdict, left), say);

/** Appends anything else to it, made for so many bytes as are left. */
export function appendToStep(textFor: (leftBytes: number) => string, say: (line: string) => void): void {
  const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return;
  try {
    const left = summaryLimit - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    if (left >= shortestSummary) appendFileSync(file, textFor(left));
  } catch (thrown) {
    say(`the step summary could not be written: ${reasonOf(thrown)}`);
  }
}
