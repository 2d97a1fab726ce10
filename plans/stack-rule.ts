import type { StackSpec } from '../model/stack.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { guess } from './shape.ts';
import { shown } from './shown.ts';
import type { StackRead, StackSurroundings } from './stack-text.ts';

/** What a rule looks at. */
export interface StackUnderRule {
  /** As the file says it. */
  readonly read: StackRead;
  /** With defaults filled in; components, links and addresses stand in the same places. */
  readonly stack: StackSpec;
  /** What else is known. */
  readonly around: StackSurroundings;
}

/** Something that a stack must keep; names every place where it does not. */
export type StackRule = (under: StackUnderRule) => readonly PlanProblem[];

/** Refuses a word that is none of those known at its place; nothing when it is. */
export function unknownName(
  path: PlanPath,
  what: string,
  word: string,
  known: readonly string[],
): readonly PlanProblem[] {
  if (known.includes(word)) return [];
  const list = known.length === 0 ? `There is no ${what}.` : `Known: ${known.join(', ')}.`;
  return [{ path, what: `there is no ${what} ${shown(word)}`, why: `${guess(word, known)}${list}` }];
}
