import type { StackSpec } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import type { PlanOrigin, PlanPath } from './file.ts';
import { mixedUp } from './mixed-up.ts';
import type { PlanProblem } from './problem.ts';
import { refuse } from './problem.ts';
import { checkShape } from './shape.ts';
import { buildStack } from './stack-build.ts';
import { bringFiles } from './stack-files.ts';
import { stackRules } from './stack-rules.ts';
import { stackSchema } from './stack-schema.ts';
import type { StackRead, StackSurroundings } from './stack-text.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads a stack written in YAML (or JSON, which is YAML).
 * @throws Failure `bad-stack` with the first mistake, `file:line:col` in front
 */
export function parseStack(text: string, fileName: string, around: StackSurroundings): StackSpec {
  const { value, origin } = readYaml(text, { fileName, holds: 'stack' });
  return checkStack(value, origin, around);
}

/**
 * A stack from a TypeScript or JSON module; mistakes can only be placed at the top of the file.
 * @throws Failure `bad-stack`
 */
export const stackFromValue = (value: unknown, fileName: string, around: StackSurroundings): StackSpec =>
  checkStack(value, { fileName, holds: 'stack', locate: () => undefined }, around);

function checkStack(value: unknown, origin: PlanOrigin, around: StackSurroundings): StackSpec {
  refuse(mixedUp(value, 'stack'), origin);
  refuse(unspeakable(value, []), origin);
  const checked = checkShape({ schema: stackSchema, whole: 'the stack' }, value);
  if (!('read' in checked)) throw refused(checked.problems, origin);
  const { read, problems } = bringFiles(checked.read, around.readFile);
  refuse(problems, origin);
  const draft = buildStack(read, around.kinds);
  for (const rules of stackRules) {
    const broken = rules.flatMap((rule) => rule({ read, stack: draft, around }));
    refuse(broken, origin);
  }
  return { ...draft, ...budgetOf(read, draft, origin, around) };
}

/** Deepest place that a stack has. */
const deepest = 8;

/** Keys that would be lost unsaid, since every object of the language has them already. */
function unspeakable(value: unknown, path: PlanPath): readonly PlanProblem[] {
  // A value of TypeScript may hold itself; the shape is refused further on.
  if (typeof value !== 'object' || value === null || path.length > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly PlanProblem[] => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== '__proto__') return unspeakable(inner, at);
    return [
      { path: at, part: 'key', what: 'nothing can be called "__proto__"', why: 'No map of a stack has such a key.' },
    ];
  });
}

function refused(problems: readonly PlanProblem[], origin: PlanOrigin): Error {
  refuse(problems, origin);
  return new TypeError('the schema refused a stack without naming a reason');
}

function budgetOf(
  { failoverBudget, because }: StackRead,
  draft: StackSpec,
  origin: PlanOrigin,
  around: StackSurroundings,
) {
  if (failoverBudget !== undefined) {
    const failoverBudgetMs: Milliseconds = failoverBudget;
    return { failoverBudgetMs, failoverBecause: because ?? 'as the stack file says' };
  }
  const own = around.budgetOf(draft);
  if (own) return because === undefined ? own : { ...own, failoverBecause: because };
  const what = 'the stack lacks the key "failoverBudget"';
  const why =
    'It is computed only from generated files of HAProxy and keepalived, nothing appended: say how long a failover may take.';
  throw refused([{ path: ['failoverBudget'], lacks: true, what, why }], origin);
}
