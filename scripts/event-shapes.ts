import { z } from 'zod';
import type { RunEvent } from '../model/event.ts';
import { latestMs } from '../model/latest.ts';
import { faultIds } from '../model/plan.ts';

const text = z.string();
const texts = z.array(text);
const number = z.number();
const nth = z.int().min(1);
const fault = z.enum(faultIds);

/** A moment that a date can be made of: not before 1970, and not after the year 9999. */
const moment = number.min(0).max(latestMs);

/** A length of time; a load that takes a day is none of ours, and has more slots than a memory has room for. */
const lengthMs = number.min(0).max(24 * 3_600_000);

const mark = z.literal(true).exactOptional();
const facts = z.array(z.object({ what: text, seen: text, asWanted: z.boolean(), witness: mark, timing: mark }));
const intention = { fault, target: text, undo: z.object({ verb: text, on: texts }) };
const failure = { because: text };

/** What each event has beside its stamp, by `model/event.ts`. What a newer version adds to one is let pass. */
const fields: Readonly<Record<RunEvent['type'], z.ZodRawShape>> = {
  'run-started': {
    id: text,
    suite: text,
    seed: number,
    versions: z.record(text, text),
    host: z.record(text, z.union([text, number])),
    command: text,
  },
  'stack-raised': { stepsMs: z.record(text, number) },
  'episode-started': { target: text, fault, spof: texts.exactOptional(), repeats: z.array(nth).exactOptional() },
  'load-started': { durationMs: lengthMs },
  'gate-judged': { side: z.enum(['before', 'after']), held: z.boolean(), because: texts },
  'fault-intended': intention,
  'fault-injected': { begunAt: moment },
  'evidence-seen': { moment: z.enum(['bit', 'holds', 'still', 'healed']), evidence: z.object({ facts }) },
  'healing-started': {},
  'fault-healed': {},
  'act-failed': { act: z.enum(['inject', 'observe', 'heal', 'load', 'ledger']), ...failure },
  'watchdog-lifted': { fault, target: text, limitMs: number, did: texts },
  'component-exited': { component: text, code: number.nullable(), signal: text.nullable(), intended: z.boolean() },
  'balancer-saw': { balancer: text, server: text, state: text },
  'load-ended': {
    code: number.nullable(),
    neededMs: lengthMs.exactOptional(),
    startedAt: moment.nullable(),
    complaints: texts,
    complaintCount: z.int().min(0),
    cpuMs: number.min(0),
    samplesFile: text.min(1),
    samplesBytes: z.int().min(0).exactOptional(),
    samplesStartedAt: moment.nullable().exactOptional(),
    clockDriftMs: number,
  },
  'ledger-read': { database: text, present: text, duplicated: text },
  'episode-ended': {},
  // Nothing is judged by it.
  'finding-told': {},
  'probe-started': { probe: text },
  'probe-intended': intention,
  // An observation that cannot be read leaves its probe unknown, whatever it holds.
  'probe-saw': { observation: z.looseObject({ kind: text }) },
  'probe-failed': { act: z.enum(['steady', 'gather']), ...failure },
  'probe-ended': {},
  'run-interrupted': { signal: text, during: text.exactOptional() },
  'run-ended': {},
};

/** Events in which no episode is looked for; those of a probe have its place, and all others their episode. */
const ofRun: ReadonlySet<string> = new Set<RunEvent['type']>([
  'finding-told',
  'run-started',
  'stack-raised',
  'component-exited',
  'balancer-saw',
  'run-interrupted',
  'run-ended',
]);

function shapeOf(type: string, own: z.ZodRawShape): z.ZodType {
  // The watchdog gives a fault of a probe the place of the probe, negative.
  const episode = type === 'watchdog-lifted' ? z.int() : nth;
  const place = ofRun.has(type) ? {} : type.startsWith('probe-') ? { place: nth } : { episode };
  return z.object({ at: moment, lane: nth.exactOptional(), ...place, ...own });
}

const shapes: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries(fields).map(([type, own]) => [type, shapeOf(type, own)]),
);

/**
 * What is wrong with an event that was read back, in a few words; undefined when nothing is. A journal is a file, and files are
 * edited, cut and copied: a value of another kind than was written would be our failure further on, or a verdict that nobody can
 * read. Events of a type that is not known here are those of a newer version, and say nothing to this one.
 */
export function faultOfEvent(event: RunEvent): string | undefined {
  const [issue] = shapes.get(event.type)?.safeParse(event).error?.issues ?? [];
  return issue && `${event.type}: ${issue.path.join('.') || 'it'}: ${issue.message}`;
}
