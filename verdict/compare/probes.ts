import type { Difference, Incomparable } from '../../model/comparison.ts';
import type { HistoryLine } from '../../model/history.ts';

/** Probes of two runs: those that were answered otherwise, and those that cannot be compared. */
export interface ProbeComparison {
  /** Known in both runs, and not the same. */
  readonly changed: readonly Difference[];
  /** Not asked, or not known, in one of them. */
  readonly apart: readonly Incomparable[];
}

/** Compares the answers to probes: held against broken is a change, everything else is none or cannot be told. */
export function compareProbes(a: HistoryLine, b: HistoryLine): ProbeComparison {
  const [inA, inB] = [answersOf(a), answersOf(b)];
  const pairs = [...new Set([...inB.keys(), ...inA.keys()])].map((what) => ({
    what,
    a: inA.get(what),
    b: inB.get(what),
  }));
  return {
    changed: pairs.flatMap(({ what, a: was, b: is }) =>
      isKnown(was) && isKnown(is) && was !== is ? [{ what, a: was, b: is }] : [],
    ),
    apart: pairs.flatMap(({ what, a: was, b: is }) => {
      const because = [...whyNot(was, 'A', 'B'), ...whyNot(is, 'B', 'A')];
      return because.length === 0 ? [] : [{ key: `probe ${what}`, because: because.join(' and ') }];
    }),
  };
}

const answersOf = ({ probes }: HistoryLine): ReadonlyMap<string, string> =>
  new Map(probes.map(({ name, verdict }) => [name, verdict]));

const isKnown = (answer: string | undefined): answer is string => answer !== undefined && answer !== 'unknown';

function whyNot(answer: string | undefined, run: string, other: string): readonly string[] {
  if (isKnown(answer)) return [];
  return [answer === undefined ? `only in ${other}` : `unknown in ${run}`];
}
