import { z } from 'zod';
import type { Baseline } from '../model/baseline.ts';
import { line } from './leaf.ts';

const effects = ['none', 'blip', 'slow-recovery', 'degraded', 'outage', 'data', 'unknown'] as const;
const aMap = { error: 'It must be a map of keys and values.' };
const milliseconds = z.number({ error: 'It must be a number of milliseconds.' }).nonnegative();

/** A day of the calendar, in the JSON Schema too: `2027-02-29` is none. */
const day = z
  .string({ error: 'It must be a day, such as "2027-03-31".' })
  .regex(/^\d{4}-\d\d-\d\d$/, 'It must be a day, such as "2027-03-31".')
  .regex(z.regexes.date, 'There is no such day.');

const accepted = z.strictObject(
  {
    finding: z
      .enum(['proven', 'refuted'], {
        error: 'It must be "proven" (an accepted single point of failure) or "refuted" (survives).',
      })
      .meta({
        description: '"proven": a single point of failure one lives with; "refuted": a survival that must not be lost.',
      }),
    effect: z
      .enum(effects)
      .meta({ description: 'What is felt of the accepted single point of failure.' })
      .exactOptional(),
    gapMs: z
      .tuple([milliseconds, milliseconds], { error: 'It must be two numbers of milliseconds.' })
      .meta({ description: 'The longest interruption as it was measured: at least, at most.' })
      .exactOptional(),
    gapUpToMs: milliseconds
      .meta({ description: 'Longest interruption that is accepted of a survival.' })
      .exactOptional(),
    reason: line('Why people accept it.').exactOptional(),
    until: day
      .meta({ description: 'Last day, in UTC, on which the single point of failure is accepted.' })
      .exactOptional(),
  },
  aMap,
);

const hash = (description: string) =>
  z
    .string({ error: 'It must be a hash, as `gate update` writes it.' })
    .regex(/^[0-9a-f]{1,64}$/, 'It must be a hash, as `gate update` writes it.')
    .meta({ description });

const taken = z.strictObject(
  {
    plan: hash('Hash of all in the plan that changes what is measured.'),
    probes: z
      .array(line('Name of a probe.'), { error: 'It must be a list of names.' })
      .meta({ description: 'Names of the probes that were asked.' }),
    stack: hash('Hash of the stack.'),
    settings: z
      .record(z.string(), z.number({ error: 'It must be a number.' }), aMap)
      .meta({ description: 'Numbers of the plan, such as "load.deadlineMs".' }),
    components: z
      .record(z.string(), hash('Hash of a component.'), aMap)
      .meta({ description: 'Hash of each component, by name.' }),
  },
  aMap,
);

/** A baseline as it is written. */
export const baselineSchema = z.strictObject(
  {
    schema: z
      .literal('spofproof/baseline@1', { error: 'It must be "spofproof/baseline@1".' })
      .meta({ description: 'Schema of the file.' }),
    stack: line('Name of the stack.'),
    suite: line('Name of the suite.'),
    from: line('Run from which it was last written.'),
    comment: line('What people have to say about all of it.').exactOptional(),
    taken: taken.meta({ description: 'Plan and stack it was taken with; `gate update` writes it.' }).exactOptional(),
    cells: z
      .record(z.string(), accepted, aMap)
      .meta({ description: 'What is accepted, by the name of the cell, such as "server1/stop/read".' }),
  },
  aMap,
) satisfies z.ZodType<Baseline>;

/** The JSON Schema of a baseline. */
export const baselineJsonSchema = (): object => ({
  ...z.toJSONSchema(baselineSchema, { target: 'draft-2020-12' }),
  title: 'spofproof/baseline@1',
});
