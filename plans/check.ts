import { z } from 'zod';
import { nearest } from '../model/name.ts';
import type { PlanOrigin, PlanPath, PlanRead } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { refuse } from './problem.ts';
import { planSchema } from './schema.ts';
import { shown, shownPath } from './shown.ts';

/**
 * Checks anything against the schema of a plan and turns its text into numbers.
 * @throws Failure `bad-plan` with the first mistake in the order of the file
 */
export function checkPlan(value: unknown, origin: PlanOrigin | undefined, suite?: string): PlanRead {
  const result = planSchema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, value));
  refuse(withoutEchoes(problems), origin, suite);
  throw new TypeError('the schema refused a plan without naming a reason');
}

function problemsOf(issue: z.core.$ZodIssue, plan: unknown): PlanProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const value = valueAt(plan, path);
  if (value === undefined) return [missing(path)];
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [{ path, what: `${shownPath(path)} cannot be ${shown(value)}`, why: guess(value, words) + issue.message }];
}

/** A map with a misspelt key lacks the right one as well: saying that the key is unknown is enough. */
function withoutEchoes(problems: readonly PlanProblem[]): readonly PlanProblem[] {
  const misspelt = new Set(problems.filter(({ part }) => part === 'key').map(({ path }) => parentOf(path)));
  return problems.filter(({ lacks, path }) => lacks !== true || !misspelt.has(parentOf(path)));
}

const parentOf = (path: PlanPath): string => JSON.stringify(path.slice(0, -1));

function unknownKey(path: PlanPath, key: string): PlanProblem {
  const known = keysAt(path);
  const what = `${shownPath(path)} has no key ${shown(key)}`;
  return {
    path: [...path, key],
    part: 'key',
    what,
    why: `${guess(key, known)}The keys here are: ${known.join(', ')}.`,
  };
}

function missing(path: PlanPath): PlanProblem {
  const about = schemaAt(path)?.description ?? '';
  return {
    path,
    lacks: true,
    what: `${shownPath(path.slice(0, -1))} lacks the key ${shown(path.at(-1))}`,
    why: `It is required: ${about}`,
  };
}

/** "Did you mean", when a known word is close enough. */
export function guess(word: unknown, known: readonly string[]): string {
  const close = typeof word === 'string' ? nearest(word, known) : undefined;
  return close === undefined ? '' : `Did you mean "${close}"? `;
}

function valueAt(plan: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string | number, unknown>)[step];
  }, plan);
}

/** The keys that a map in a plan may have; none when the path leads to no map. */
export function keysAt(path: PlanPath): readonly string[] {
  const schema = schemaAt(path);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The part of the schema that rules a value. */
export function schemaAt(path: PlanPath): z.ZodType | undefined {
  let schema: unknown = planSchema;
  for (const step of path) {
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) schema = schema.shape[step];
    if (schema instanceof z.ZodOptional) schema = schema.unwrap();
  }
  return schema instanceof z.ZodType ? schema : undefined;
}
