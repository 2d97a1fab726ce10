import type { Cell } from '../model/cell.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Paint } from './text/paint.ts';
import { painted } from './text/paint.ts';
import { inert } from './text/inert.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { comparisonOf, surpriseOf } from './words/agreement.ts';
import type { Experiment } from './words/experiment.ts';
import { faultsOf } from './words/experiment.ts';
import type { Sentence } from './words/sentence.ts';
import { keptBeside } from './words/sentence.ts';
import { headlineOf } from './words/headline.ts';
import { keyNumber } from './words/measure.ts';
import { describeProbe } from './words/probe.ts';
import { outcomeOf } from './words/outcome.ts';
import { doubtOf, trustOf } from './words/trust.ts';
import { findingWord } from './words/verdict-words.ts';

/** What the terminal can show. */
export interface TerminalLook {
  /** Whether ANSI colours are wanted. */
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
}

const signs = { proven: '✖', refuted: '✔', unknown: '?', broken: '≠' } as const;

const paints: Readonly<Record<Cell['finding'] | 'broken', Paint>> = {
  proven: 'bad',
  refuted: 'good',
  unknown: 'open',
  broken: 'bad',
};

/** What `prove` ends with: the matrix, one sentence per finding, whether to believe it, the outcome. */
export function renderTerminal(verdict: Verdict, look: TerminalLook): string {
  const { proven, survives, unknown, broken } = headlineOf(verdict);
  const sentences = (kind: keyof typeof paints, all: readonly Sentence[]): readonly string[] =>
    all.flatMap(({ text }) => bullet(look, kind, text));
  const lines = [
    ...(verdict.cells.length === 0 ? [] : [...matrix(verdict, look), '']),
    ...sentences('proven', proven),
    ...sentences('refuted', survives),
    ...sentences('unknown', unknown),
    ...sentences('broken', broken),
    ...probes(verdict, look),
    '',
    ...drawing(verdict, look),
    ...trust(verdict, look),
    ...wrap(outcomeOf(verdict), look.width).map((line) => painted(look.color, 'strong', line)),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

/** A sentence behind its sign, wrapped. */
function bullet(look: TerminalLook, kind: keyof typeof paints, text: string): readonly string[] {
  const [first = '', ...rest] = wrap(text, Math.max(look.width - 2, 20));
  return [`${painted(look.color, paints[kind], signs[kind])} ${first}`, ...rest.map((line) => `  ${line}`)];
}

function matrix(verdict: Verdict, look: TerminalLook): readonly string[] {
  const experiments = faultsOf(verdict);
  const operations = operationNames.filter((name) => verdict.cells.some((cell) => cell.operation === name));
  const names = experiments.map(nameOf);
  const texts = experiments.map((one) => operations.map((name) => textOf(one, name)));
  const first = Math.max(...names.map((name) => name.length), 10) + 2;
  const widths = operations.map(
    (name, column) => Math.max(name.length, ...texts.map((row) => row[column]?.length ?? 0)) + 2,
  );
  if (first + widths.reduce((a, b) => a + b, 0) > look.width) return asList(experiments, operations, look);
  const head = ['taken away'.padEnd(first), ...operations.map((name, column) => name.padEnd(widths[column] ?? 0))];
  const rows = experiments.map((one, row) =>
    [
      (names[row] ?? '').padEnd(first),
      ...operations.map((name, column) => paintedCell(look, one, name, widths[column])),
    ].join(''),
  );
  return [painted(look.color, 'strong', head.join('').trimEnd()), ...rows.map((row) => row.trimEnd())];
}

/** The matrix of a narrow terminal. */
const asList = (
  experiments: readonly Experiment[],
  operations: readonly OperationName[],
  look: TerminalLook,
): readonly string[] =>
  experiments.flatMap((one) => [
    ...wrap(nameOf(one), look.width),
    ...operations.map((name) => `  ${name.padEnd(7)}${paintedCell(look, one, name)}`),
  ]);

const nameOf = ({ target, fault }: Experiment): string => `${visible(target)} (${fault})`;

const cellOf = ({ cells }: Experiment, name: OperationName): Cell | undefined =>
  cells.find((cell) => cell.operation === name);

/** The finding, what was expected instead, and what only returning users lose. */
function textOf(one: Experiment, name: OperationName): string {
  const cell = cellOf(one, name);
  if (!cell) return 'no data';
  const mark = cell.expectation === 'broken' ? ` ${insteadOf(cell)}` : '';
  const kept = keptBeside(one, cell);
  const beside = kept
    ? ` ${kept.finding === 'proven' ? `${signs.proven} SPOF` : insteadOf(kept)} over kept connections`
    : '';
  return `${signs[cell.finding]} ${findingWord[cell.finding]}, ${keyNumber(cell)}${mark}${beside}`;
}

const insteadOf = ({ expected }: Cell): string => `${signs.broken} expected ${findingWord[expected]}`;

function paintedCell(look: TerminalLook, one: Experiment, name: OperationName, width = 0): string {
  const [cell, text] = [cellOf(one, name), textOf(one, name).padEnd(width)];
  return cell ? painted(look.color, paints[cell.finding], text) : text;
}

/** What the drawing of the stack said against what was measured; nothing when nobody asked it. */
function drawing(verdict: Verdict, look: TerminalLook): readonly string[] {
  const comparison = comparisonOf(verdict);
  if (!comparison) return [];
  const surprises = comparison.surprises.flatMap((cell) => bullet(look, 'broken', surpriseOf(cell)));
  const pairs = comparison.pairs.flatMap((sentence) => bullet(look, 'proven', sentence));
  return [...wrap(comparison.line, look.width), ...surprises, ...pairs];
}

/** What went against the plan is marked so; that something is not true of a stack need not be bad. */
function probes({ probes: all = [] }: Verdict, look: TerminalLook): readonly string[] {
  const kinds = { held: 'refuted', broken: 'proven', unknown: 'unknown' } as const;
  return all.flatMap((one) => {
    const kind = one.expectation === 'broken' ? 'broken' : kinds[one.verdict];
    return bullet(look, kind, describeProbe(one));
  });
}

function trust(verdict: Verdict, look: TerminalLook): readonly string[] {
  const { line, against } = trustOf(verdict);
  return [
    ...wrap(`Can this run be trusted? ${line}`, look.width),
    ...against.flatMap((check) => bullet(look, 'broken', doubtOf(check))),
  ];
}
