import type { StackSpec } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import type { PlanOrigin } from './file.ts';
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
  const checked = checkShape({ schema: stackSchema, whole: 'the stack' }, value);
  if (!('read' in checked)) throw refused(checked.problems, origin);
  const { read, problems } = bringFiles(checked.read, around.readFile);
  refuse(problems, origin);
  const draft = buildStack(read, around.kinds);
  refuse(
    stackRules.flatMap((rule) => rule({ read, stack: draft, around })),
    origin,
  );
  return { ...draft, ...budgetOf(read, draft, origin, around) };
}

function refused(problems: Parameters<typeof refuse>[0], origin: PlanOrigin): Error {
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
    'It is computed only from generated configurations of HAProxy and keepalived: say how long a failover may take.';
  throw refused([{ path: ['failoverBudget'], lacks: true, what, why }], origin);
}
