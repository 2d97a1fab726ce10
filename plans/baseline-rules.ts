import type { AcceptedCell, Baseline } from '../model/baseline.ts';
import { nearest } from '../model/name.ts';
import { faultIds } from '../model/plan.ts';
import { armNames } from '../model/sample.ts';
import { operationNames } from '../model/stack.ts';
import type { PlanProblem } from './problem.ts';
import { shown } from './shown.ts';

/** Names of cells that name none. They are taken from the value itself: a schema drops keys that every object has. */
export function badKeys(value: unknown): readonly PlanProblem[] {
  const cells = typeof value === 'object' && value !== null && 'cells' in value ? value.cells : undefined;
  if (typeof cells !== 'object' || cells === null || Array.isArray(cells)) return [];
  return Object.keys(cells).flatMap((key) => {
    const why = whyNot(key);
    return why === undefined ? [] : [{ path: ['cells', key], part: 'key', what: `${shown(key)} names no cell`, why }];
  });
}

const form = 'A cell is named TARGET/FAULT/OPERATION, with /returning behind for users who keep their connection.';

function whyNot(key: string): string | undefined {
  const [target = '', fault = '', operation = '', arm, ...rest] = key.split('/');
  if (!/^[a-z0-9][a-z0-9._+-]{0,129}$/.test(target) || rest.length > 0) return form;
  return (
    unknownWord(
      fault,
      faultIds.filter((id) => id !== 'sham'),
      'fault',
    ) ??
    unknownWord(operation, operationNames, 'operation') ??
    (arm === undefined ? undefined : unknownWord(arm, armNames.slice(1), 'kind of user'))
  );
}

function unknownWord(word: string, known: readonly string[], what: string): string | undefined {
  if (known.includes(word)) return undefined;
  const near = nearest(word, known);
  return `${near === undefined ? '' : `Did you mean "${near}"? `}There is no ${what} ${shown(word)}. ${form}`;
}

/** Entries that contradict themselves. */
export const contradictions = ({ cells }: Baseline): readonly PlanProblem[] =>
  Object.entries(cells).flatMap(([key, cell]) =>
    contradictionsIn(cell).map(({ path, what, why }) => ({ path: ['cells', key, ...path], what, why })),
  );

function contradictionsIn({ finding, effect, gapMs, gapUpToMs, until }: AcceptedCell): readonly PlanProblem[] {
  const [lowMs, highMs] = gapMs ?? [0, 0];
  const isSurvival = finding === 'refuted';
  const facts: readonly [boolean, string, string, string][] = [
    [
      isSurvival && until !== undefined,
      'until',
      'a survival cannot run out',
      'Only an accepted single point of failure has a last day.',
    ],
    [
      isSurvival && effect !== undefined,
      'effect',
      'a survival has no effect',
      'Its longest gap says what is felt of it.',
    ],
    [
      !isSurvival && gapMs !== undefined,
      'gapMs',
      'a single point of failure has no gap',
      'It is gone until it is healed.',
    ],
    [
      !isSurvival && gapUpToMs !== undefined,
      'gapUpToMs',
      'a single point of failure has no gap',
      'It is gone until it is healed.',
    ],
    [lowMs > highMs, 'gapMs', 'the gap ends before it begins', 'The first number is the least, the second the most.'],
  ];
  return facts.filter(([isWrong]) => isWrong).map(([, key, what, why]) => ({ path: [key], what, why }));
}
