import type { Truth } from '../model/truth.ts';
import type { Verdict } from '../model/verdict.ts';
import { escapeMarkup } from './html/escape.ts';
import { outcomeOf } from './words/outcome.ts';
import { lacksItsEnd, truthsOf, withoutEnd } from './words/own-end.ts';

/** What decides about a run as a whole, beside its cells and probes. */
export interface WholeCase {
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
 * The case of a run that is worse than everything in it, or in which nothing was judged. Without it a build server that reads
 * nothing but this file would take the run for passed.
 */
export function wholeCases(verdict: Verdict): readonly WholeCase[] {
  const isEmpty = truthsOf(verdict).length === 0;
  if (!isEmpty && !lacksItsEnd(verdict)) return [];
  const message = isEmpty ? 'nothing was judged' : withoutEnd;
  return [{ name: 'the run: expected its own end', truth: 'unknown', message, detail: [outcomeOf(verdict)] }];
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

function complaint({ truth, message, detail }: WholeCase): string {
  if (truth === 'held') return '';
  const kind = truth === 'broken' ? 'failure' : 'error';
  const text = detail.map(escapeMarkup).join('\n');
  return `      <${kind} message="${escapeMarkup(message)}" type="whole-run">${text}</${kind}>\n`;
}
