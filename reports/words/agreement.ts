import type { Agreement, Cell } from '../../model/cell.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { faultHappens } from './fault.ts';
import { enumerate } from './list.ts';
import { count } from './number.ts';
import { pairSentences } from './pairs.ts';

/** Agreements in words, in the order of reports. */
export const agreementWord: Readonly<Record<Agreement, string>> = {
  'hidden-spof': 'hidden SPOF',
  'hidden-redundancy': 'hidden redundancy',
  'agreed-spof': 'agreed SPOF',
  'agreed-redundant': 'agreed redundant',
  unknown: 'undecided',
};

/** The drawing of a stack against what was measured of it. */
export interface Comparison {
  /** How many cells agree and how many do not, as one sentence. */
  readonly line: string;
  /** Cells in which the two contradict each other, hidden single points of failure first. */
  readonly surprises: readonly Cell[];
  /** Pairs of targets that were shown to be missed only together, in a sentence each. */
  readonly pairs: readonly string[];
  /** Number of cells by agreement, in the order of reports. */
  readonly counts: readonly (readonly [Agreement, number])[];
}

/** What the drawing said and what came of it; null when nobody asked the drawing. */
export function comparisonOf(verdict: Pick<Verdict, 'cells'>): Comparison | null {
  const { cells } = verdict;
  const kinds = Object.keys(agreementWord) as Agreement[];
  const of = (kind: Agreement): readonly Cell[] => cells.filter(({ agreement }) => agreement === kind);
  const counts = kinds.map((kind) => [kind, of(kind).length] as const);
  const all = counts.reduce((sum, [, number]) => sum + number, 0);
  if (all === 0) return null;
  const words = counts
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${count(number)} ${agreementWord[kind]}`);
  const line = `What the drawing of the stack promises against what was measured, in ${count(all)} cells: ${enumerate(words)}.`;
  const surprises = [...of('hidden-spof'), ...of('hidden-redundancy')];
  return { line, counts, surprises, pairs: pairSentences(verdict) };
}

/** One contradiction in a sentence. */
export function surpriseOf({ target, fault, operation, agreement }: Cell): string {
  const when = `${visible(target)} ${faultHappens[fault]}`;
  return agreement === 'hidden-spof'
    ? `Hidden SPOF: the drawing has something to take its place, but ${operation} fails when ${when}.`
    : `Hidden redundancy: the drawing has nothing to take its place, but ${operation} survives when ${when}.`;
}
