import { z } from 'zod';
import type { RunEvent } from '../../model/event.ts';
import { Failure } from '../../model/failure.ts';
import { brokenJsonAt } from '../../model/json-place.ts';
import { faultIds } from '../../model/plan.ts';

const at = z.number().min(1e12, 'is no moment: milliseconds since 1970 are wanted').max(1e14);
const episode = z.number().int().min(1);
const stamp = { at, episode };
/** Of a fault of a probe the watchdog says the place of the probe, negative. */
const liftedStamp = { at, episode: z.number().int() };
const fact = z.looseObject({ what: z.string(), seen: z.string(), asWanted: z.boolean() });

/** The events that are read; each may have further fields, and all other events are passed over. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  'run-started': z.looseObject({}),
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
  'watchdog-lifted': z.looseObject(liftedStamp),
  'component-exited': z.looseObject({ at, component: z.string().min(1), intended: z.boolean() }),
  'episode-ended': z.looseObject(stamp),
  'run-interrupted': z.looseObject({ at }),
};

/**
 * Reads events that were written down beside a load from elsewhere: the journal of a run, or lines of the same kind. A last line
 * without its line break that is no JSON was torn when its writer died, and is left out, as of the journal of a run.
 * @param shownAs how the file is named in complaints
 * @throws Failure `bad-evidence` with file, line and column
 */
export function readForeignEvents(text: string, shownAs: string): readonly RunEvent[] {
  const events: RunEvent[] = [];
  const begun = new Map<number, number>();
  const lines = text.split('\n');
  if (lines.length > 1 && isTorn(lines.at(-1) ?? '')) lines.pop();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `${shownAs}:${index + 1}`;
    const event = parsed(line, place);
    if (!event) continue;
    const wrong = wrongNumber(event, begun);
    if (wrong !== undefined) throw broken(`${place}:${columnOf(line, 'episode')}`, wrong, oneNumberEach);
    if (event.type === 'episode-started') begun.set(event.episode, index + 1);
    events.push(event);
  }
  return events.some(({ type }) => type === 'run-started') ? events : events.map(saidBy);
}

/** Who writes events by hand names what is no survival; a journal that says nothing is of a version that did not know to. */
const saidBy = (event: RunEvent): RunEvent => (event.type === 'episode-started' ? { spof: [], ...event } : event);

/** Events of two nights in one file, or a slip of a digit: what it would leave out might be what is broken. */
const oneNumberEach = 'Each episode has a number of its own, and begins before all else that is said of it.';

/**
 * What is wrong with the number of an episode; undefined when nothing is.
 * @param begun lines in which episodes began, by number
 */
function wrongNumber(event: RunEvent, begun: ReadonlyMap<number, number>): string | undefined {
  if (!('episode' in event)) return undefined;
  const { type, episode: number } = event;
  const line = begun.get(number);
  if (type === 'episode-started') {
    return line === undefined ? undefined : `episode ${number} was begun before, in line ${line}`;
  }
  return line === undefined && number > 0 ? `episode ${number} has not begun in any line before` : undefined;
}

function isTorn(line: string): boolean {
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}

const columnOf = (line: string, key: string): number => Math.max(0, line.indexOf(`"${key}"`)) + 1;

function parsed(line: string, place: string): RunEvent | undefined {
  const value = jsonOf(line, place);
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (typeof type !== 'string') throw broken(`${place}:1`, 'it has no type', 'Every event is an object with a type.');
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  const [issue] = shape?.safeParse(value).error?.issues ?? [];
  if (issue) {
    const key = issue.path.findLast((part) => typeof part === 'string') ?? '';
    throw broken(
      `${place}:${columnOf(line, key)}`,
      `${issue.path.join('.')}: ${issue.message}`,
      `That is no ${type} event.`,
    );
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
