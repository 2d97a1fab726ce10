import { z } from 'zod';
import type { ClaimsVerdict } from '../../model/claims-verdict.ts';
import { cell } from '../schema-cell.ts';
import { count, fault, number, operation, truth } from '../schema-parts.ts';

const text = z.string();
const { finding, outage, detection, availability } = cell.shape;

const side = z.object({
  stacks: z.array(text),
  foreseen: truth,
  verdict: truth,
  outcome: truth,
  because: z.array(text),
});

const claim = z.object({
  id: text,
  sentence: text,
  from: z.array(z.enum(['D0', 'D1', 'D2', 'D3', 'D4'])),
  kind: z.enum(['promise', 'weakness']),
  outcome: truth,
  original: side.nullable(),
  remedied: side.nullable(),
  change: text,
  correction: text.nullable(),
});

const felt = z.object({ target: text, finding, hold: availability.shape.hold, outage });

const counterfactual = z.object({
  stack: text,
  fault,
  operation,
  before: felt,
  by: text.nullable(),
  change: text.nullable(),
  after: z.array(felt),
  verdict: z.enum(['explained', 'unexplained', 'unknown']),
});

const gap = z.object({
  stack: text,
  target: text,
  fault,
  operation,
  outage: outage.unwrap(),
  allowedMs: number,
  formula: text,
  within: truth,
  detection,
});

/** `claims.json` as it is written. */
export const claimsSchema = z.object({
  schema: z.literal('spofproof/claims@1'),
  run: z.object({ id: text, startedAt: text, durationMs: number, seed: number, command: text }),
  outcome: truth,
  exitCode: count,
  claims: z.array(claim),
  stacks: z.array(
    z.object({ stack: text, title: text, folder: text.nullable(), outcome: truth, failure: text.nullable() }),
  ),
  counterfactuals: z.array(counterfactual),
  gaps: z.array(gap),
}) satisfies z.ZodType<ClaimsVerdict>;

/** The JSON Schema of `claims.json`. */
export const claimsJsonSchema = (): object => ({
  ...z.toJSONSchema(claimsSchema, { target: 'draft-2020-12' }),
  title: 'spofproof/claims@1',
});
