import { z } from 'zod';
import { probeIds } from '../model/probe.ts';
import type { ProbeReason } from '../model/probe-verdict.ts';
import { count, fault, milliseconds, number, truth } from './schema-parts.ts';

const reasons = {
  'not-gathered': true,
  interrupted: true,
  'crashed-uninjected': true,
  'watchdog-lifted': true,
  'not-steady': true,
  'no-such-part': true,
  'fault-not-evidenced': true,
  disturbed: true,
  'generator-starved': true,
  'too-few': true,
  'straddles-bar': true,
  unanswered: true,
  'evidence-disagrees': true,
  'check-failed': true,
  contradicted: true,
} as const satisfies Record<ProbeReason, true>;

/** What the plan says of a probe. */
export const probePlan = z.object({
  probe: z.enum(probeIds),
  expected: z.enum(['held', 'broken']),
  target: z.string().exactOptional(),
  fault: fault.exactOptional(),
  withinMs: milliseconds.exactOptional(),
});

/** What became of a probe. */
export const probeVerdict = probePlan.extend({
  statement: z.string(),
  verdict: truth,
  reasons: z.array(z.object({ reason: z.enum(Object.keys(reasons) as ProbeReason[]), detail: z.string() })),
  numbers: z.array(
    z.object({
      what: z.string(),
      value: number.nullable(),
      unit: z.enum(['count', 'share', 'ms', 'per-second']),
      low: number.exactOptional(),
      high: number.exactOptional(),
      n: count.exactOptional(),
    }),
  ),
  expectation: truth,
});
