import type { GateVerdict } from '../../model/baseline.ts';
import { exitCodes } from '../../model/exit.ts';
import { Failure } from '../../model/failure.ts';
import type { BaselineFile } from '../../plans/baseline-file.ts';
import { refuseOther } from '../../plans/baseline-file.ts';
import { renderGateSummary } from '../../reports/index.ts';
import { judgeGate, laxerThan } from '../../verdict/index.ts';
import type { Ended } from '../ended.ts';
import { readRunLine } from '../history/run-line.ts';
import type { ResolvedPlan } from '../plan-of.ts';
import { appendToStep, writeGated } from '../outputs.ts';
import { openRunFolder } from '../run-folder.ts';
import { readBaseline } from './file.ts';

/** A run that ended, with what its gate says where it has one. */
export interface Gated extends Ended {
  /** The gate; absent without a baseline, or without a verdict to hold against it. */
  readonly gate?: GateVerdict;
}

/**
 * Reads the baseline of `--gate` before anything starts; undefined when there is none. That the plan shows less than that of the
 * baseline, so that the gate cannot pass, is told now and not only after the night.
 * @throws Failure `bad-baseline`, `file-missing`, or `bad-argument` for several suites
 */
export function gateFor(
  file: string | undefined,
  plans: readonly ResolvedPlan[],
  say: (line: string) => void,
): BaselineFile | undefined {
  if (file === undefined) return undefined;
  const [first, second] = plans;
  if (!first || second) {
    const why = 'A baseline is of one suite on one stack.';
    throw new Failure('bad-argument', {
      what: `--gate ${file} with ${plans.length} suites`,
      why,
      next: 'Prove one suite at a time.',
    });
  }
  const found = readBaseline(file);
  refuseOther(found, { stack: first.stack.name, suite: first.plan.suite });
  const laxer = laxerThan(found.baseline, first.plan, first.stack);
  if (laxer !== undefined) say(`gate ${file}: ${laxer}`);
  return found;
}

/**
 * Lets the baseline decide instead of the plan's expectations: what is accepted passes, whatever the plan hopes. A run that did
 * not come to its own end keeps its exit code.
 */
export function gated(ended: Ended, gate: BaselineFile | undefined, say: (line: string) => void): Gated {
  if (!gate || ended.folder === undefined || ended.exit > exitCodes.unknown) return ended;
  const folder = openRunFolder(ended.folder);
  const line = readRunLine(folder.file('verdict.json'), ended.folder);
  const verdict = ofCut(judgeGate(gate.baseline, line), ended);
  writeGated(folder, verdict, say);
  appendToStep((left) => `\n${renderGateSummary(verdict, left)}`, say);
  return { ...ended, gate: verdict, exit: verdict.exitCode };
}

/** A run that its deadline cut passes nowhere: not in the exit code, and not in the words of any report. */
const ofCut = (gate: GateVerdict, { cut }: Ended): GateVerdict =>
  cut !== undefined && gate.outcome === 'held' ? { ...gate, outcome: 'unknown', exitCode: exitCodes.unknown } : gate;
