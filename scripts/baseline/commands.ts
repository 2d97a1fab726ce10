import { exitCodes } from '../../model/exit.ts';
import { lacksItsEnd } from '../../model/own-end.ts';
import { refuseOther } from '../../plans/baseline-file.ts';
import { renderBaseline, renderChanges, renderGate } from '../../reports/index.ts';
import { judgeGate, updateBaseline } from '../../verdict/index.ts';
import { readNamedHistory } from '../history/file.ts';
import { runNamed } from '../history/run-line.ts';
import { jsonText } from '../json-text.ts';
import type { GateFileOptions, GateRunOptions } from './options.ts';
import { openOutput } from '../output.ts';
import { earlierBaseline, readBaseline, writeBaseline } from './file.ts';

/** `spofproof gate check RUN FILE`: holds a stored run against a baseline. @returns exit code */
export function checkGate(options: GateRunOptions): number {
  const output = openOutput(options);
  const file = readBaseline(options.file);
  const run = runNamed(options.run, readNamedHistory(options.runs).lines);
  refuseOther(file, { stack: run.stack.name, suite: run.suite });
  const gate = judgeGate(file.baseline, run);
  if (options.json) output.data(jsonText(gate));
  else output.data(renderGate(gate, options.file, output));
  return gate.exitCode;
}

/** `spofproof gate update RUN FILE`: shows how the baseline changes, and writes it. @returns exit code */
export function updateGate(options: GateRunOptions): number {
  const output = openOutput(options);
  const old = earlierBaseline(options.file);
  const { lines } = readNamedHistory(options.runs);
  const run = runNamed(options.run, lines);
  if (old) refuseOther(old, { stack: run.stack.name, suite: run.suite });
  const { baseline, changes, differences } = updateBaseline(old?.baseline, run, lines);
  const isEmpty = Object.keys(baseline.cells).length === 0;
  const written = !isEmpty && writeBaseline(options.file, baseline);
  const cut = lacksItsEnd(run);
  const after = judgeGate(baseline, run);
  if (options.json) output.data(jsonText({ written, cut, changes, differences, baseline, gate: after }));
  else output.data(renderChanges({ changes, differences, after }, output));
  if (cut)
    output.error(
      `run ${run.id} was cut before its end: what stands in it is accepted, and the gate passes no such run`,
    );
  if (isEmpty)
    output.error(`${options.file} was not written: nothing is known in that run, so there is nothing to accept`);
  else output.note(written ? `${options.file} written: commit it` : `${options.file} stays as it is`);
  return isEmpty ? exitCodes.unknown : exitCodes.held;
}

/** `spofproof gate show FILE`: what is accepted. */
export function showGate(options: GateFileOptions): void {
  const output = openOutput(options);
  const { baseline } = readBaseline(options.file);
  output.data(options.json ? jsonText(baseline) : renderBaseline(baseline, output));
}
