import type { GateVerdict } from '../model/baseline.ts';
import type { Verdict } from '../model/verdict.ts';
import { visible } from './text/visible.ts';
import { cellNameInWords } from './words/cell-name.ts';
import { describeWith } from './words/cell.ts';
import { experimentsOf } from './words/experiment.ts';
import { worseLines } from './words/gate.ts';
import { counted } from './words/number.ts';
import { probeName, probeReasons, probeSentence, probesIn, probeWord } from './words/probe.ts';
import { findingWord } from './words/verdict-words.ts';

/** GitHub shows so many of a step and drops the rest in silence. */
const most = 10;

/** A remark on a build. */
interface Remark {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly text: string;
}

/** What a run came to. */
export interface Annotated {
  /** What was judged. */
  readonly verdict: Verdict;
  /** What a baseline says of it, which then decides in place of the plan's expectations; absent without one. */
  readonly gate?: GateVerdict;
}

/**
 * Lines that GitHub Actions turns into annotations: an error for each broken expectation, then a warning for each unknown
 * one, ten at most; when there are more, the last one says how many, as bad as the
 * worst of them.
 * @param beside what else has to be said, first of all: a suite that was never judged
 */
export function renderAnnotations(runs: readonly Annotated[], beside: readonly string[] = []): readonly string[] {
  const own = beside.map((text): Remark => ({ level: 'error', title: 'spofproof', text }));
  const all = [...own, ...runs.flatMap(remarksOf).toSorted(byLevel)];
  if (all.length <= most) return all.map(commandOf);
  const [told, rest] = [all.slice(0, most - 1), all.slice(most - 1)];
  const level = rest.some((one) => one.level === 'error') ? 'error' : 'warning';
  const text = `${counted(rest.length, 'more finding')}: see the summary and report.html`;
  return [...told, { level, title: 'spofproof', text } as const].map(commandOf);
}

const byLevel = (a: Remark, b: Remark): number => Number(a.level === 'warning') - Number(b.level === 'warning');

const remarksOf = ({ verdict, gate }: Annotated): readonly Remark[] =>
  gate ? gateRemarks(gate) : [...cellRemarks(verdict), ...probeRemarks(verdict)];

const gateRemarks = (gate: GateVerdict): readonly Remark[] =>
  worseLines(gate).map(({ key, verdict, sentence }) => ({
    level: verdict === 'broken' ? 'error' : 'warning',
    title: `gate: ${cellNameInWords(key)}`,
    text: sentence,
  }));

const probeRemarks = (verdict: Verdict): readonly Remark[] =>
  (['broken', 'unknown'] as const).flatMap((truth) =>
    probesIn(verdict, truth).map((one): Remark => {
      const title = `${probeName(one)}: expected ${probeWord[one.expected]}, is ${probeWord[one.verdict]}`;
      const text = [probeSentence(one), probeReasons(one)].join(' ').trim();
      return { level: truth === 'broken' ? 'error' : 'warning', title, text };
    }),
  );

function cellRemarks(verdict: Verdict): readonly Remark[] {
  return experimentsOf(verdict).flatMap(({ cells, returning, episodes }) =>
    [...cells, ...returning]
      .filter(({ expectation }) => expectation !== 'held')
      .map((cell): Remark => {
        const { target, fault, operation, arm, expected, finding, expectation } = cell;
        const what = `${operation}${arm === 'main' ? '' : ' over kept connections'}`;
        const title = `${fault} ${target}, ${what}: expected ${findingWord[expected]}, is ${findingWord[finding]}`;
        const level = expectation === 'broken' ? 'error' : 'warning';
        return { level, title, text: describeWith(cell, episodes) };
      }),
  );
}

/** A workflow command, escaped as GitHub's own toolkit does it. */
const commandOf = ({ level, title, text }: Remark): string =>
  `::${level} title=${inProperty(visible(title))}::${inData(visible(text))}`;

const inData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
