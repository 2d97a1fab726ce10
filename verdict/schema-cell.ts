import { z } from 'zod';
import { armNames } from '../model/sample.ts';
import { count, counts, fault, maybe, momentEvidence, number, operation, truth } from './schema-parts.ts';

const reason = z.enum([
  'steady-state-not-met',
  'fault-failed',
  'fault-not-evidenced',
  'fault-not-held',
  'not-healed',
  'not-recovered',
  'load-invalid',
  'generator-starved',
  'clock-jumped',
  'too-few-slots',
  'straddles-bar',
  'degraded-until-healed',
  'recovered-beyond-budget',
  'writes-lost',
  'writes-duplicated',
  'writes-phantom',
  'replica-diverged',
  'stale-reads',
  'hold-too-short',
  'sham-not-clean',
  'crashed-uninjected',
  'ledger-unread',
  'interrupted',
  'unsupported-here',
  'check-failed',
  'fell-again',
  'episodes-disagree',
  'expectation-broken',
]);

const bounded = z.number().min(0).max(1);
const method = z.enum(['exact', 'blocks']);
const availability = z
  .object({ estimate: bounded, low: bounded, high: bounded, n: count, good: count, lowBy: method, highBy: method })
  .nullable();
const latency = z.object({ p50Ms: maybe, p95Ms: maybe, p99Ms: maybe, n: count, censored: count }).nullable();
const impliedMoment = z.object({ observedMs: maybe, lowMs: number, highMs: number, within: z.boolean() }).nullable();
const outage = z
  .object({ startMs: number, lengthLowMs: number, lengthHighMs: maybe, silentMs: number, censored: z.boolean() })
  .nullable();
const slots = z.object({ planned: count, good: count, bad: count, dropped: count, cut: count, unknown: count });
const finding = z.enum(['proven', 'refuted', 'unknown']);
const effect = z.enum(['none', 'blip', 'slow-recovery', 'degraded', 'outage', 'data', 'unknown']);
const agreement = z.enum(['agreed-spof', 'agreed-redundant', 'hidden-spof', 'hidden-redundancy', 'unknown']);
const comparison = z.enum(['same', 'hidden', 'worse', 'unkept', 'unknown']);
const opened = z.object({ count, of: count }).exactOptional();
const returning = z
  .object({ comparison, opened, kept: availability, fresh: availability, finding, effect, slots })
  .nullable();

/** A cell as `model/cell.ts` has it. */
export const cell = z.object({
  stack: z.string(),
  target: z.string(),
  fault,
  operation,
  arm: z.enum(armNames),
  bar: bounded,
  expected: z.enum(['proven', 'refuted']),
  prediction: z.enum(['proven', 'refuted']).exactOptional(),
  agreement: agreement.exactOptional(),
  expectation: truth,
  finding,
  effect,
  reasons: z.array(z.object({ reason, detail: z.string() })),
  episodes: count,
  slots,
  availability: z.object({ control: availability, hold: availability, after: availability }),
  outage,
  timeToFailMs: maybe,
  timeToDetectMs: maybe,
  detection: impliedMoment,
  recovery: impliedMoment,
  timeToRecoverMs: maybe,
  latency: z.object({ control: latency, hold: latency }),
  servedBy: counts,
  failedBy: counts,
  evidence: z.array(momentEvidence),
  returning,
});
