import type { GateVerdict } from '../model/baseline.ts';
import type { Cell } from '../model/cell.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { Verdict } from '../model/verdict.ts';
import { cutTo, shortened } from './text/cut.ts';
import { inMarkdown, markdownRow } from './text/markdown.ts';
import { comparisonOf, surpriseOf } from './words/agreement.ts';
import type { Experiment } from './words/experiment.ts';
import { faultsOf } from './words/experiment.ts';
import { gateInWords, gateLineInWords, worseLines } from './words/gate.ts';
import type { Sentence } from './words/sentence.ts';
import { keptBeside } from './words/sentence.ts';
import { headlineOf } from './words/headline.ts';
import { keyNumber, lossOf } from './words/measure.ts';
import { describeProbe, probesIn } from './words/probe.ts';
import { outcomeOf } from './words/outcome.ts';
import { doubtOf, trustOf } from './words/trust.ts';
import { findingWord } from './words/verdict-words.ts';

/** A page that takes longer would be refused whole by CI systems; this is a tenth of their limit. */
const limit = 95_000;

/** Where no more than so many bytes are left, a title of many targets is shortened to so many signs: the outcome stands behind it. */
const [longTitles, shortTitle] = [10_000, 120] as const;

const signs: Readonly<Record<Cell['finding'], string>> = { proven: '❌', refuted: '✅', unknown: '❔' };

/**
 * Markdown for a build's summary page: the outcome, which no cut may take away, then the table, then the sentences.
 * @param atMost bytes that are left for it, when others are on the same page
 * @param gate what a baseline says, where one decides in place of the plan's expectations
 */
export function renderSummary(verdict: Verdict, atMost = limit, gate?: GateVerdict): string {
  const { title, proven, survives, unknown, broken } = headlineOf(verdict);
  const lines = [
    `## ${inMarkdown(atMost < longTitles ? shortened(title, shortTitle) : title)}`,
    '',
    inMarkdown(outcomeOf(verdict)),
    '',
    ...(gate ? gated(gate) : []),
    ...matrix(verdict),
    ...list('Not as expected', broken),
    ...list('Single points of failure', proven),
    ...list('Survives', survives),
    ...list('Unknown', unknown),
    ...drawing(verdict),
    ...probes(verdict),
    ...trust(verdict),
    '',
    `Run ${inMarkdown(verdict.run.id)}, seed ${verdict.run.seed}. Again: ${inMarkdown(verdict.run.command)}`,
  ];
  return `${cutTo(Math.min(limit, atMost), lines, 'The rest is in report.html.').join('\n')}\n`;
}

/** What decided in place of the outcome, and each line that kept the gate from passing. */
function gated(gate: GateVerdict): readonly string[] {
  const items = worseLines(gate).map((line) => `- ${inMarkdown(gateLineInWords(line))}`);
  return [`**${inMarkdown(gateInWords(gate))}**`, '', ...items, ...(items.length === 0 ? [] : [''])];
}

function matrix(verdict: Verdict): readonly string[] {
  const operations = operationNames.filter((name) => verdict.cells.some((cell) => cell.operation === name));
  const rows = faultsOf(verdict).map((one) =>
    markdownRow([inMarkdown(`${one.target} (${one.fault})`), ...findings(one, operations)]),
  );
  if (rows.length === 0) return ['No data: nothing was taken away.'];
  return [markdownRow(['taken away', ...operations]), markdownRow(['---', ...operations.map(() => '---')]), ...rows];
}

const findings = (one: Experiment, operations: readonly OperationName[]): readonly string[] =>
  operations.map((name) => {
    const cell = one.cells.find((candidate) => candidate.operation === name);
    if (!cell) return 'no data';
    const found = `${signs[cell.finding]} ${findingWord[cell.finding]}, ${inMarkdown(keyNumber(cell))}`;
    return [found, inMarkdown(lossOf(cell)), ...marks(cell, keptBeside(one, cell))].join('<br>');
  });

/** What the plan did not expect of a cell, and what only returning users lose. */
function marks(cell: Cell, kept: Cell | undefined): readonly string[] {
  const isSpof = kept?.finding === 'proven';
  return [
    ...(cell.expectation === 'broken' ? [`**${insteadOf(cell)}**`] : []),
    ...(kept ? [`**${isSpof ? `${signs.proven} SPOF` : insteadOf(kept)} over kept connections**`] : []),
  ];
}

const insteadOf = ({ expected }: Cell): string => `≠ expected ${findingWord[expected]}`;

const list = (heading: string, sentences: readonly Sentence[]): readonly string[] =>
  sentences.length === 0 ? [] : ['', `### ${heading}`, '', ...sentences.map(({ text }) => `- ${inMarkdown(text)}`)];

function drawing(verdict: Verdict): readonly string[] {
  const comparison = comparisonOf(verdict);
  if (!comparison) return [];
  const told = [...comparison.surprises.map((cell) => surpriseOf(cell)), ...comparison.pairs];
  const items = told.map((sentence) => `- ${inMarkdown(sentence)}`);
  return ['', '### The drawing against the measurement', '', inMarkdown(comparison.line), '', ...items];
}

/** Every question, those first that went against the plan. */
function probes(verdict: Verdict): readonly string[] {
  const all = (['broken', 'unknown', 'held'] as const).flatMap((expectation) => probesIn(verdict, expectation));
  const lines = all.map((one) => `- ${inMarkdown(describeProbe(one))}`);
  return all.length === 0 ? [] : ['', '### What the stack does', '', ...lines];
}

function trust(verdict: Verdict): readonly string[] {
  const { line, against } = trustOf(verdict);
  return [
    '',
    '### Can I trust this run?',
    '',
    inMarkdown(line),
    '',
    ...against.map((check) => `- ${inMarkdown(doubtOf(check))}`),
  ];
}
