import { z } from 'zod';
import { nearest } from '../model/name.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { shown, shownPath } from './shown.ts';

/** What a file must look like. */
export interface Shape<Schema extends z.ZodType = z.ZodType> {
  /** Its schema. */
  readonly schema: Schema;
  /** What the whole of it is called in messages: `the plan`. */
  readonly whole: string;
}

/** Checks a value against a shape: the value as the schema gives it back, or everything wrong with it. */
export function checkShape<Schema extends z.ZodType>(
  shape: Shape<Schema>,
  value: unknown,
): { readonly read: z.output<Schema> } | { readonly problems: readonly PlanProblem[] } {
  const result = shape.schema.safeParse(value);
  if (result.success) return { read: result.data };
  return { problems: withoutEchoes(result.error.issues.flatMap((issue) => problemsOf(shape, issue, value))) };
}

function problemsOf({ schema, whole }: Shape, issue: z.core.$ZodIssue, value: unknown): PlanProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey({ schema, whole }, path, key));
  const part = valueAt(value, path);
  if (part === undefined) return [missing({ schema, whole }, path)];
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [
    { path, what: `${shownPath(path, whole)} cannot be ${shown(part)}`, why: guess(part, words) + issue.message },
  ];
}

/** A map with a misspelt key lacks the right one as well: saying that the key is unknown is enough. */
function withoutEchoes(problems: readonly PlanProblem[]): readonly PlanProblem[] {
  const misspelt = new Set(problems.filter(({ part }) => part === 'key').map(({ path }) => parentOf(path)));
  return problems.filter(({ lacks, path }) => lacks !== true || !misspelt.has(parentOf(path)));
}

const parentOf = (path: PlanPath): string => JSON.stringify(path.slice(0, -1));

function unknownKey({ schema, whole }: Shape, path: PlanPath, key: string): PlanProblem {
  const known = keysOf(schema, path);
  const what = `${shownPath(path, whole)} has no key ${shown(key)}`;
  return {
    path: [...path, key],
    part: 'key',
    what,
    why: `${guess(key, known)}The keys here are: ${known.join(', ')}.`,
  };
}

function missing({ schema, whole }: Shape, path: PlanPath): PlanProblem {
  const about = partOf(schema, path)?.description ?? '';
  return {
    path,
    lacks: true,
    what: `${shownPath(path.slice(0, -1), whole)} lacks the key ${shown(path.at(-1))}`,
    why: `It is required: ${about}`,
  };
}

/** "Did you mean", when a known word is close enough. */
export function guess(word: unknown, known: readonly string[]): string {
  const close = typeof word === 'string' ? nearest(word, known) : undefined;
  return close === undefined ? '' : `Did you mean "${close}"? `;
}

function valueAt(whole: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string | number, unknown>)[step];
  }, whole);
}

/** The keys that a map in a file may have; none when the path leads to no map. */
export function keysOf(schema: z.ZodType, path: PlanPath): readonly string[] {
  const part = partOf(schema, path);
  return part instanceof z.ZodObject ? Object.keys(part.shape) : [];
}

/** The part of a schema that rules a value. */
export function partOf(schema: z.ZodType, path: PlanPath): z.ZodType | undefined {
  let part: unknown = schema;
  for (const step of path) {
    if (part instanceof z.ZodArray) part = part.element;
    else if (part instanceof z.ZodRecord) part = part.valueType;
    else if (part instanceof z.ZodObject) part = part.shape[step];
    if (part instanceof z.ZodOptional || part instanceof z.ZodExactOptional) part = part.unwrap();
  }
  return part instanceof z.ZodType ? part : undefined;
}
