import type { GateVerdict } from '../model/baseline.ts';
import type { Truth } from '../model/truth.ts';
import type { Verdict } from '../model/verdict.ts';
import { escapeMarkup } from './html/escape.ts';
import { gateInWords, gateLineInWords, worseLines } from './words/gate.ts';
import { outcomeOf } from './words/outcome.ts';
import { lacksItsEnd, truthsOf } from '../model/own-end.ts';
import { withoutEnd } from './words/own-end.ts';

/** What decides about a run as a whole, beside its cells and probes. */
export interface WholeCase {
  /** Which of the two: the run's own end, or a baseline. */
  readonly type: 'whole-run' | 'gate';
  /** What was expected. */
  readonly name: string;
  /** What became of it. */
  readonly truth: Truth;
  /** Observed against expected, in one line. */
  readonly message: string;
  /** All there is to say, one line each. */
  readonly detail: readonly string[];
}

/**
 * The case of a run that is worse than everything in it, or in which nothing was judged, and that of the baseline where there is
 * one. Without them a build server that reads nothing but this file would take the run for passed.
 */
export const wholeCases = (verdict: Verdict, gate?: GateVerdict): readonly WholeCase[] => [
  ...ownEnd(verdict),
  ...(gate ? [gateCase(gate)] : []),
];

function ownEnd(verdict: Verdict): readonly WholeCase[] {
  const isEmpty = truthsOf(verdict).length === 0;
  if (!isEmpty && !lacksItsEnd(verdict)) return [];
  const message = isEmpty ? 'nothing was judged' : withoutEnd;
  const name = 'the run: expected its own end';
  return [{ type: 'whole-run', name, truth: 'unknown', message, detail: [outcomeOf(verdict)] }];
}

function gateCase(gate: GateVerdict): WholeCase {
  const worse = worseLines(gate);
  const told = (worse.length > 0 ? worse : gate.lines).map(gateLineInWords);
  const message = gateInWords(gate);
  const name = 'the gate: expected nothing worse than accepted';
  return { type: 'gate', name, truth: gate.outcome, message, detail: [message, ...told] };
}

/** A test suite of such cases; nothing without any. The same shape as a suite of cells. */
export function wholeSuite(cases: readonly WholeCase[], { run, stack }: Verdict): string {
  if (cases.length === 0) return '';
  const of = (truth: Truth): number => cases.filter((one) => one.truth === truth).length;
  const counts = `tests="${cases.length}" failures="${of('broken')}" errors="${of('unknown')}" skipped="0"`;
  const head = `name="the run as a whole" timestamp="${escapeMarkup(run.startedAt)}" time="0.000" ${counts}`;
  return `  <testsuite ${head}>
${cases.map((one) => caseText(one, `${stack.name}.run`)).join('')}  </testsuite>
`;
}

function caseText(one: WholeCase, where: string): string {
  return `    <testcase name="${escapeMarkup(one.name)}" classname="${escapeMarkup(where)}" time="0">
${complaint(one)}      <system-out>${one.detail.map(escapeMarkup).join('\n')}</system-out>
    </testcase>
`;
}

function complaint({ type, truth, message, detail }: WholeCase): string {
  if (truth === 'held') return '';
  const kind = truth === 'broken' ? 'failure' : 'error';
  const text = detail.map(escapeMarkup).join('\n');
  return `      <${kind} message="${escapeMarkup(message)}" type="${type}">${text}</${kind}>\n`;
}
