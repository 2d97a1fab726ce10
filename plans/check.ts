import type { z } from 'zod';
import type { PlanOrigin, PlanPath, PlanRead } from './file.ts';
import { refuse } from './problem.ts';
import { planSchema } from './schema.ts';
import { checkShape, keysOf, partOf } from './shape.ts';

/**
 * Checks anything against the schema of a plan and turns its text into numbers.
 * @throws Failure `bad-plan` with the first mistake in the order of the file
 */
export function checkPlan(value: unknown, origin: PlanOrigin | undefined, suite?: string): PlanRead {
  const checked = checkShape({ schema: planSchema, whole: 'the plan' }, value);
  if ('read' in checked) return checked.read;
  refuse(checked.problems, origin, suite);
  throw new TypeError('the schema refused a plan without naming a reason');
}

/** The keys that a map in a plan may have; none when the path leads to no map. */
export const keysAt = (path: PlanPath): readonly string[] => keysOf(planSchema, path);

/** The part of the schema of plans that rules a value. */
export const schemaAt = (path: PlanPath): z.ZodType | undefined => partOf(planSchema, path);
