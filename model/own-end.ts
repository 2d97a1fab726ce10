import { exitCodes } from './exit.ts';
import type { Truth } from './truth.ts';
import { worst } from './truth.ts';

/** Something of which something was expected. */
interface Expected {
  /** What became of that. */
  readonly expectation: Truth;
}

/** What a verdict decides by, or its line in a history. */
interface Decided {
  /** What became of the whole. */
  readonly outcome: Truth;
  /** The exit code of the command. */
  readonly exitCode: number;
  /** Its cells. */
  readonly cells: readonly Expected[];
  /** Its probes; absent where nothing was asked. */
  readonly probes?: readonly Expected[] | undefined;
}

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
