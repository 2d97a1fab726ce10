import { z } from 'zod';
import { faultIds } from '../model/plan.ts';
import { operationNames } from '../model/stack.ts';
import { maxLanes } from './defaults.ts';
import { probeList } from './probe-schema.ts';
import { stackRef } from './stack-ref.ts';
import { atLeastOne, duration, line, name, portion, rate, targetName, times, word } from './leaf.ts';

/** Most experiments one plan may have; each takes the sum of its windows. */
const maxExperiments = 100;

/** Most repetitions of an experiment. */
const maxEpisodes = 20;

const tenMinutes = 600_000;
const aMap = { error: 'It must be a map of keys and values.' };
const operation = word('What a user does.', atLeastOne(operationNames));

const load = z
  .strictObject(
    {
      rate: z
        .strictObject(
          {
            static: rate('Requests for a static file.').optional(),
            read: rate('Requests that read a row.').optional(),
            write: rate('Requests that write a row.').optional(),
          },
          aMap,
        )
        .meta({
          description:
            'Planned requests per second of each operation, whether answered or not; at most 1000/s together, all lanes counted.',
        })
        .optional(),
      returning: rate(
        'Beside those, requests of each operation by users who keep their connection; they count towards 1000/s. 0/s: none.',
        0,
      ).optional(),
      timeout: duration('A request without an answer after this long is given up.', 100, 60_000).optional(),
      deadline: duration(
        'A correct answer later than this counts as bad; shorter than the timeout.',
        1,
        60_000,
      ).optional(),
    },
    aMap,
  )
  .meta({ description: "The users' traffic." });

const windows = z
  .strictObject(
    {
      settle: duration('From the start of the load to the first request that counts.', 0, tenMinutes).optional(),
      control: duration('Steady state before the fault.', 1, tenMinutes).optional(),
      hold: duration(
        'From the fault to the start of healing; at least twice the failover budget, and long enough to see a return behind it.',
        1,
        tenMinutes,
      ).optional(),
      recovery: duration('Time allowed to come back, from the end of healing.', 0, tenMinutes).optional(),
      after: duration('Steady state after recovery.', 1, tenMinutes).optional(),
    },
    aMap,
  )
  .meta({ description: 'The phases of each experiment, in order.' });

const bars = z
  .strictObject(
    {
      availability: portion('Availability that must be shown with 95 % confidence.', 0.5, 0.9999).optional(),
      returningAvailability: portion(
        'The same for users who keep their connection: they are few, and can show no more.',
        0.5,
        0.9999,
      ).optional(),
      failoverBudget: duration(
        "Longest interruption that counts as surviving; by default the stack's own.",
        0,
        300_000,
      ).optional(),
      staleness: duration(
        'A read must show every write that was acknowledged longer before it than this.',
        0,
        300_000,
      ).optional(),
      generatorLag: duration(
        'Largest lag of the load generator (99th percentile) at which a result is believed.',
        1,
        1000,
      ).optional(),
    },
    aMap,
  )
  .meta({ description: 'What counts as good, and how sure we must be.' });

const spof = z
  .array(operation, { error: `It must be a list of operations: ${operationNames.join(', ')}.` })
  .refine((list) => new Set(list).size === list.length, { error: 'It must name each operation once.' })
  .meta({
    uniqueItems: true,
    description: 'Operations for which the target is expected to be a single point of failure; empty or absent: none.',
  });

const staleReads = z.boolean({ error: 'It must be true or false.' }).meta({
  description:
    'Whether reads may lack the last writes acknowledged before the fault, as where an asynchronous replica is left alone; ' +
    'it is told, and breaks no expectation.',
});

const experiment = z
  .strictObject(
    {
      target: targetName('Host or component of the stack, or two that are taken away together: `server1+server2`.'),
      fault: word('What is done to the target.', atLeastOne(faultIds)),
      spof: spof.optional(),
      staleReads: staleReads.optional(),
    },
    aMap,
  )
  .meta({ description: 'One fault on one target, and what it is expected to prove.' });

const experimentCount = {
  error: `It must be a list of 1 to ${maxExperiments} experiments; of none only beside probes.`,
};

/** The one shape of a plan file. Text in, numbers out; unknown keys are refused. */
export const planSchema = z
  .strictObject(
    {
      suite: name('Name of the suite; part of the name of the run folder.'),
      title: line('One line for lists and reports.').optional(),
      stack: stackRef('The stack under test: the name of a shipped one, or the path of a stack file from here.'),
      load: load.optional(),
      windows: windows.optional(),
      bars: bars.optional(),
      episodes: times('How often each experiment is run, fixed before the run.', 1, maxEpisodes).optional(),
      lanes: times(
        'Whole stacks that are tested side by side, each with a share of the experiments.',
        1,
        maxLanes,
      ).optional(),
      experiments: z.array(experiment, experimentCount).max(maxExperiments, experimentCount).meta({
        description:
          'Faults on targets. They run in rounds, the shams first, then the others in an order drawn from the seed.',
      }),
      probes: probeList.optional(),
    },
    aMap,
  )
  .refine(({ experiments, probes = [] }) => experiments.length + probes.length > 0, {
    path: ['experiments'],
    ...experimentCount,
  })
  .meta({
    title: 'spofproof plan',
    description: 'What to do to which stack, under what load, and what is expected of it.',
    // The rule above, in the words of JSON Schema.
    anyOf: [
      { properties: { experiments: { minItems: 1 } } },
      { properties: { probes: { minItems: 1 } }, required: ['probes'] },
    ],
  });

/** The schema of a plan file as JSON Schema (draft 2020-12), for editors. */
export const planJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(planSchema, { io: 'input', target: 'draft-2020-12' }),
});
