import { z } from 'zod';
import { componentKinds, roles } from '../model/stack.ts';
import type { Verdict } from '../model/verdict.ts';
import { cell } from './schema-cell.ts';
import { episode } from './schema-episode.ts';
import { probePlan, probeVerdict } from './schema-probe.ts';
import { count, fault, milliseconds, number, operation, ratePerSecond, share, truth, writes } from './schema-parts.ts';

const text = z.string();

const run = z.object({
  id: text,
  suite: text,
  startedAt: text,
  durationMs: number,
  seed: number,
  versions: z.record(text, text),
  host: z.record(text, z.union([text, number])),
  command: text,
  repeated: z.array(number).exactOptional(),
  inVain: z.array(number).exactOptional(),
  raisedAnew: count.exactOptional(),
});

const command = z.object({
  argv: z.array(text),
  env: z.record(text, text),
  ready: z.union([z.object({ tcp: z.literal(true) }), z.object({ http: text }), z.object({ exec: z.array(text) })]),
  readyWithinMs: milliseconds,
  stopSignal: z.enum(['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGKILL']),
  stopWithinMs: milliseconds,
});

const component = z.object({
  name: text,
  host: text,
  kind: z.enum(componentKinds),
  role: z.enum(roles),
  port: count,
  settings: z.record(text, z.union([text, number, z.boolean()])).exactOptional(),
  files: z.record(text, text).exactOptional(),
  append: z.record(text, text).exactOptional(),
  command: command.exactOptional(),
});

const stack = z.object({
  name: text,
  title: text,
  hosts: z.array(z.object({ name: text })),
  components: z.array(component),
  links: z.array(
    z.object({
      from: text,
      to: text,
      operations: z.array(operation).exactOptional(),
      backup: z.literal(true).exactOptional(),
    }),
  ),
  entry: text,
  furtherEntries: z.array(text).exactOptional(),
  client: text,
  clientAddresses: count.exactOptional(),
  failoverBudgetMs: milliseconds,
  failoverBecause: text,
  addresses: z.array(z.object({ name: text, on: z.array(text) })).exactOptional(),
  firewall: z.literal(true).exactOptional(),
  serving: z.array(text).exactOptional(),
});

const experiment = z.object({
  target: text,
  fault,
  spof: z.array(operation),
  staleReads: z.boolean().exactOptional(),
  predicted: z.partialRecord(operation, z.enum(['proven', 'refuted'])).exactOptional(),
});

const plan = z.object({
  suite: text,
  title: text,
  stack: text,
  lanes: count.exactOptional(),
  load: z.object({
    ratePerSecond: z.object({ static: ratePerSecond, read: ratePerSecond, write: ratePerSecond }),
    returningPerSecond: ratePerSecond,
    timeoutMs: milliseconds,
    deadlineMs: milliseconds,
  }),
  windows: z.object({
    settleMs: milliseconds,
    controlMs: milliseconds,
    holdMs: milliseconds,
    recoveryMs: milliseconds,
    afterMs: milliseconds,
  }),
  bars: z.object({
    availability: share,
    returningAvailability: share,
    failoverBudgetMs: milliseconds,
    stalenessMs: milliseconds,
    generatorLagMs: milliseconds,
  }),
  episodes: count,
  experiments: z.array(experiment),
  probes: z.array(probePlan).exactOptional(),
});

/** `verdict.json` as it is written. Its test fails to compile when it and the model drift apart. */
export const verdictSchema = z.object({
  schema: z.literal('spofproof/verdict@1'),
  run,
  outcome: truth,
  exitCode: count,
  cells: z.array(cell),
  writes,
  claims: z.array(z.object({ id: text, sentence: text, verdict: truth, because: z.array(text) })),
  probes: z.array(probeVerdict).exactOptional(),
  episodes: z.array(episode),
  validity: z.array(z.object({ id: text, verdict: truth, sentence: text })),
  stack,
  plan,
}) satisfies z.ZodType<Verdict>;

/** The JSON Schema of `verdict.json`. */
export const verdictJsonSchema = (): object => ({
  ...z.toJSONSchema(verdictSchema, { target: 'draft-2020-12' }),
  title: 'spofproof/verdict@1',
});
