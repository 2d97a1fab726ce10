import { z } from 'zod';
import type { HistoryLine } from '../../model/history.ts';
import type { NightLine } from '../../model/night-line.ts';
import { cell as verdictCell } from '../schema-cell.ts';
import { count, maybe, number, truth } from '../schema-parts.ts';
import { verdictSchema } from '../schema.ts';
import type { KeptVerdict } from './line.ts';

const text = z.string();
const { target, fault, operation, arm, expectation, finding, effect, episodes, availability } = verdictCell.shape;

/** What a line has of a cell as the verdict has it. */
const kept = { target, fault, operation, arm, expectation, finding, effect, episodes };

const cell = z.object({
  ...kept,
  gap: z.object({ lowMs: number, highMs: maybe }).nullable(),
  notice: z.object({ lowMs: number, highMs: number }).nullable(),
  hold: availability.shape.hold,
  p99Ms: maybe,
  reasons: z.array(text),
  returning: finding.nullable(),
});

/** One line of `history.ndjson`. What it has beyond that is let pass: a newer version may say more. */
export const historySchema = z.object({
  schema: z.literal('spofproof/history@1'),
  id: text,
  suite: text,
  startedAt: z.iso.datetime(),
  durationMs: number,
  seed: number,
  outcome: truth,
  exitCode: count,
  stack: z.object({ name: text, hash: text, components: z.record(text, text) }),
  planHash: text,
  settings: z.record(text, number),
  versions: z.record(text, text),
  host: z.record(text, z.union([text, number])),
  cells: z.array(cell),
  probes: z.array(z.object({ name: text, verdict: truth, expectation: truth })),
}) satisfies z.ZodType<HistoryLine>;

/** The line of a night that came to no verdict. */
export const nightSchema = z.object({
  schema: z.literal('spofproof/night@1'),
  id: text.nullable(),
  suite: text,
  at: z.iso.datetime(),
  exitCode: count.nullable(),
  because: text,
}) satisfies z.ZodType<NightLine>;

/** The JSON Schema of a line of `history.ndjson`: of a run, or of a night without a verdict. */
export const historyJsonSchema = (): object => ({
  ...z.toJSONSchema(z.union([historySchema, nightSchema]), { target: 'draft-2020-12' }),
  title: 'spofproof/history@1',
});

/**
 * A `verdict.json` as far as a history keeps something of it: one that was written before a field was added elsewhere can
 * still be compared.
 */
export const keptSchema = verdictSchema
  .pick({ schema: true, run: true, outcome: true, exitCode: true, plan: true, stack: true })
  .extend({
    cells: z.array(
      z.object({
        ...kept,
        outage: z.object({ lengthLowMs: number, lengthHighMs: maybe, censored: z.boolean() }).nullable(),
        detection: z.object({ lowMs: number, highMs: number }).nullable(),
        availability: z.object({ hold: availability.shape.hold }),
        latency: z.object({ hold: z.object({ p99Ms: maybe }).nullable() }),
        reasons: z.array(z.object({ reason: text })),
        returning: z.object({ finding }).nullable(),
      }),
    ),
    probes: z
      .array(
        z.object({
          probe: text,
          target: text.exactOptional(),
          fault: text.exactOptional(),
          verdict: truth,
          expectation: truth,
        }),
      )
      .exactOptional(),
  }) satisfies z.ZodType<KeptVerdict>;
