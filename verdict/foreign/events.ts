import { z } from 'zod';
import type { RunEvent } from '../../model/event.ts';
import { Failure } from '../../model/failure.ts';
import { brokenJsonAt } from '../../model/json-place.ts';
import { faultIds } from '../../model/plan.ts';

const at = z.number().min(1e12, 'is no moment: milliseconds since 1970 are wanted').max(1e14);
const episode = z.number().int().min(1);
const stamp = { at, episode };
const fact = z.looseObject({ what: z.string(), seen: z.string(), asWanted: z.boolean() });

/** The events that are read; each may have further fields, and all other events are passed over. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  'episode-started': z.looseObject({
    ...stamp,
    target: z.string().min(1),
    fault: z.enum(faultIds as [string, ...string[]]),
    spof: z.array(z.string()).optional(),
    repeats: z.array(episode).optional(),
  }),
  'fault-injected': z.looseObject({ ...stamp, begunAt: at }),
  'evidence-seen': z.looseObject({
    ...stamp,
    moment: z.enum(['bit', 'holds', 'still', 'healed']),
    evidence: z.looseObject({ facts: z.array(fact) }),
  }),
  'healing-started': z.looseObject(stamp),
  'fault-healed': z.looseObject(stamp),
  'watchdog-lifted': z.looseObject(stamp),
  'component-exited': z.looseObject({ at, component: z.string().min(1), intended: z.boolean() }),
  'episode-ended': z.looseObject(stamp),
  'run-interrupted': z.looseObject({ at }),
};

/**
 * Reads events that were written down beside a load from elsewhere: the journal of a run, or lines of the same kind.
 * @param shownAs how the file is named in complaints
 * @throws Failure `bad-evidence` with file, line and column
 */
export function readForeignEvents(text: string, shownAs: string): readonly RunEvent[] {
  const events: RunEvent[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const event = parsed(line, `${shownAs}:${index + 1}`);
    if (event) events.push(event);
  }
  return events;
}

function parsed(line: string, place: string): RunEvent | undefined {
  const value = jsonOf(line, place);
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (typeof type !== 'string') throw broken(`${place}:1`, 'it has no type', 'Every event is an object with a type.');
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  const [issue] = shape?.safeParse(value).error?.issues ?? [];
  if (issue) {
    const key = issue.path.findLast((part) => typeof part === 'string') ?? '';
    const column = Math.max(0, line.indexOf(`"${key}"`)) + 1;
    throw broken(`${place}:${column}`, `${issue.path.join('.')}: ${issue.message}`, `That is no ${type} event.`);
  }
  return shape && (value as RunEvent);
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw broken(`${place}:${brokenJsonAt(line) + 1}`, 'it is no JSON', 'Events are one JSON object a line.');
  }
}

const broken = (place: string, what: string, why: string): Failure =>
  new Failure('bad-evidence', { what: `${place}: ${what}`, why });
