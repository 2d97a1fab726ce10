import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Verdict } from '../../model/verdict.ts';
import { verdictJsonSchema, verdictSchema } from '../../verdict/schema.ts';
import { verdictOf } from '../support/record-edits.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

/** A type with every field readable only, at any depth. */
type Readable<Value> = Value extends (infer Item)[] | readonly (infer Item)[]
  ? readonly Readable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Readable<Value[Key]> }
    : Value;

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : never) : never;

/** Compiles only while schema and model are the same type, in both directions and at any depth. */
const isSame: Same<Readable<z.infer<typeof verdictSchema>>, Readable<Verdict>> = true;

describe('the schema of verdict.json', () => {
  it('is the type of the model', () => {
    expect(isSame).toBe(true);
  });

  it('accepts a verdict and leaves no field of it out', () => {
    const verdict = verdictOf({ target: 'balancer', shape: downUntilHealed });
    const read: unknown = JSON.parse(JSON.stringify(verdict));
    expect(verdictSchema.parse(read)).toEqual(verdict);
  });

  it('refuses another word for a finding', () => {
    const verdict = verdictOf({});
    const cells = verdict.cells.map((cell) => ({ ...cell, finding: 'passed' }));
    expect(verdictSchema.safeParse({ ...verdict, cells }).success).toBe(false);
  });

  it('is published as JSON Schema', () => {
    expect(verdictJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { schema: { const: 'spofproof/verdict@1' }, cells: { type: 'array' } },
    });
  });
});
