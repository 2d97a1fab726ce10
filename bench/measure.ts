import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Figure, FigureKind } from './figure.ts';

/** One measured part of the bench, as a table of the document. */
export interface Part {
  /** Heading. */
  readonly title: string;
  /** What was measured and how, in a sentence or two. */
  readonly how: string;
  /** Column heads. */
  readonly head: readonly string[];
  /** Rows. */
  readonly rows: readonly (readonly string[])[];
  /** What `--check` compares with the committed run, and what is shown beside it; absent where there is nothing to compare. */
  readonly figures?: readonly Figure[];
}

/** Smallest, middle and largest of some numbers. */
export interface Spread {
  /** Smallest. */
  readonly min: number;
  /** Middle. */
  readonly median: number;
  /** Largest. */
  readonly max: number;
}

/**
 * Spread of a list; the median of an even number is the mean of the two in the middle. No number where one of them is none: an
 * order with it in would make any of the others the smallest.
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.some(Number.isNaN) ? [] : values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { min: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, max: at(sorted.length - 1) };
}

/** A figure of rounds; kept to four digits, so that what is committed is what was compared. Whole numbers are kept as they are. */
export function figureOf(kind: FigureKind, values: readonly number[]): Figure {
  const { min, median, max } = spreadOf(values);
  return { ...kind, rounds: values.length, min: kept(min), median: kept(median), max: kept(max) };
}

const kept = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

/** `min / median / max` with a fixed number of digits. */
export const spreadText = (values: readonly number[], digits: number): string => {
  const { min, median, max } = spreadOf(values);
  return [min, median, max].map((value) => value.toFixed(digits)).join(' / ');
};

/** The machine in one line, without naming it. */
export function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${availableParallelism()} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.versions.node}`;
}

/** A part as Markdown. */
export function asMarkdown({ title, how, head, rows }: Part): string {
  return [`## ${title}`, '', how, '', row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
