import type { ProbeVerdict } from '../model/probe-verdict.ts';
import type { Verdict } from '../model/verdict.ts';
import { escapeMarkup } from './html/escape.ts';
import { probeName, probeNumber, probeReasons, probeSentence, probeWord } from './words/probe.ts';

/** One test suite with a case for each probe; nothing without probes. The same shape as a suite of cells. */
export function probeSuite({ probes = [], run, stack }: Verdict): string {
  if (probes.length === 0) return '';
  const of = (truth: ProbeVerdict['expectation']): number => probes.filter((one) => one.expectation === truth).length;
  const counts = `tests="${probes.length}" failures="${of('broken')}" errors="${of('unknown')}" skipped="0"`;
  const head = `name="probes" timestamp="${escapeMarkup(run.startedAt)}" time="0.000" ${counts}`;
  return `  <testsuite ${head}>
${probes.map((one) => probeCase(one, `${stack.name}.probes`)).join('')}  </testsuite>
`;
}

function probeCase(one: ProbeVerdict, where: string): string {
  const name = `${probeName(one)}: expected ${probeWord[one.expected]}`;
  const facts = one.numbers.map((number) => `${number.what}: ${probeNumber(number)}`);
  const output = [probeSentence(one), ...facts].map(escapeMarkup).join('\n');
  return `    <testcase name="${escapeMarkup(name)}" classname="${escapeMarkup(where)}" time="0">
${complaint(one)}      <system-out>${output}</system-out>
    </testcase>
`;
}

/** Observed against expected, in one line. */
function complaint(one: ProbeVerdict): string {
  if (one.expectation === 'held') return '';
  const kind = one.expectation === 'broken' ? 'failure' : 'error';
  const message = `expected ${probeWord[one.expected]}, observed ${probeWord[one.verdict]}`;
  const type = one.reasons[0]?.reason ?? 'expectation';
  const detail = escapeMarkup(probeReasons(one) || probeSentence(one));
  return `      <${kind} message="${escapeMarkup(message)}" type="${type}">${detail}</${kind}>\n`;
}
