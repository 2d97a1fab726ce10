import { Failure } from '../model/failure.ts';
import type { PlanOrigin, PlanPath, Position } from './file.ts';
import { shownFile } from './shown.ts';

/** Something wrong with a plan, before it is known where that stands in the file. */
export interface PlanProblem {
  /** The value to blame. */
  readonly path: PlanPath;
  /** Which half of it to point at; the value when absent. */
  readonly part?: 'key';
  /** Whether the value is missing; absent means no. */
  readonly lacks?: true;
  /** Values to point at instead, best first, when the file does not write the one to blame. */
  readonly instead?: readonly PlanPath[];
  /** What is wrong, without the place. */
  readonly what: string;
  /** The rule that it breaks, as a sentence or two. */
  readonly why: string;
}

const start: Position = { line: 1, col: 1 };

/** Refuses a plan for the first of its problems, in the order of the file; does nothing when there is none. */
export function refuse(problems: readonly PlanProblem[], origin: PlanOrigin | undefined, suite?: string): void {
  const placed = problems.map((problem) => ({ problem, at: placeOf(problem, origin) }));
  const first = placed.toSorted((a, b) => a.at.line - b.at.line || a.at.col - b.at.col)[0];
  if (!first) return;
  if (origin) throw badFile(origin, first.at, first.problem);
  throw new Failure('bad-plan', { what: `suite ${suite ?? ''}: ${first.problem.what}`, why: first.problem.why });
}

/** The failure for a mistake at a known place. */
export function badFile(
  { fileName, holds }: Pick<PlanOrigin, 'fileName' | 'holds'>,
  at: Position,
  problem: { readonly what: string; readonly why: string },
): Failure {
  return new Failure(`bad-${holds ?? 'plan'}`, {
    what: `${shownFile(fileName)}:${at.line}:${at.col}: ${problem.what}`,
    why: problem.why,
  });
}

function placeOf(problem: PlanProblem, origin: PlanOrigin | undefined): Position {
  if (!origin) return start;
  const parents = problem.path.map((_, index) => problem.path.slice(0, index)).toReversed();
  const exact = origin.locate(problem.path, problem.part ?? 'value');
  if (exact) return exact;
  for (const path of [...(problem.instead ?? []), ...parents]) {
    const position = origin.locate(path, 'value');
    if (position) return position;
  }
  return start;
}
