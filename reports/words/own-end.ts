import { exitCodes } from '../../model/exit.ts';
import type { Truth } from '../../model/truth.ts';
import { worst } from '../../model/truth.ts';
import type { Verdict } from '../../model/verdict.ts';

/** What a verdict decides by. */
type Decided = Pick<Verdict, 'outcome' | 'exitCode' | 'cells' | 'probes'>;

/** What became of every expectation, of cells and probes. */
export const truthsOf = ({ cells, probes = [] }: Pick<Decided, 'cells' | 'probes'>): readonly Truth[] =>
  [...cells, ...probes].map(({ expectation }) => expectation);

/**
 * Whether a verdict is worse than everything in it: its outcome than every expectation, or its exit code than its outcome. That is a
 * run that was stopped when its last episode was done, so that no check of an episode tells it.
 */
export function lacksItsEnd(verdict: Decided): boolean {
  const { outcome, exitCode } = verdict;
  const truth = worst(truthsOf(verdict));
  return worst([truth, outcome]) !== truth || exitCode !== exitCodes[outcome];
}

/** The same as a clause, wherever somebody would else take the run for whole. */
export const withoutEnd = 'the run did not come to its own end';
