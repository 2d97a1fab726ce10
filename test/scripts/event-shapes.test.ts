import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import { faultOfEvent } from '../../scripts/event-shapes.ts';
import { recordOf } from '../support/record.ts';

const events: readonly RunEvent[] = recordOf({ episodes: [{ target: 'server1', fault: 'stop' }] }).events;
const of = (type: RunEvent['type'], change: object): RunEvent =>
  Object.assign({}, events.find((event) => event.type === type) ?? { type, at: epochMs(1) }, change) as RunEvent;

describe('an event that is read back', () => {
  it('is as the model has it in a journal of a real run, and in one made up', () => {
    const stored = readFileSync(join(import.meta.dirname, '../../docs/worked-example/events.ndjson'), 'utf8');
    const real = stored
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    expect(real.length).toBeGreaterThan(20);
    expect([...real, ...events].flatMap((event) => faultOfEvent(event) ?? [])).toEqual([]);
  });

  it.each([
    ['a text for a moment', of('load-started', { at: 'now' }), 'load-started: at: '],
    ['a moment of which no date can be made', of('run-ended', { at: 1e300 }), 'run-ended: at: '],
    ['a moment after the year 9999', of('load-ended', { startedAt: 8e15 }), 'load-ended: startedAt: '],
    ['a number for the file of samples', of('load-ended', { samplesFile: 5 }), 'load-ended: samplesFile: '],
    ['half a byte of samples', of('load-ended', { samplesBytes: 0.5 }), 'load-ended: samplesBytes: '],
    ['a text for their begin', of('load-ended', { samplesStartedAt: 'x' }), 'load-ended: samplesStartedAt: '],
    ['a fault that is none', of('episode-started', { fault: '__proto__' }), 'episode-started: fault: '],
    ['a text for what is expected', of('episode-started', { spof: 'read' }), 'episode-started: spof: '],
    ['a text for the seed', of('run-started', { seed: 'x' }), 'run-started: seed: '],
    ['an episode that is no number', of('episode-ended', { episode: null }), 'episode-ended: episode: '],
    ['a load of a thousand years', of('load-started', { durationMs: 3e13 }), 'load-started: durationMs: '],
    ['evidence without facts', of('evidence-seen', { evidence: {} }), 'evidence-seen: evidence.facts: '],
    ['no place of its probe', of('probe-ended', {}), 'probe-ended: place: '],
  ])('is refused with %s', (_, event, fault) => {
    expect(faultOfEvent(event)).toContain(fault);
  });

  it('may have what a newer version says, in a field or as an event', () => {
    expect(faultOfEvent(of('run-ended', { more: 1 }))).toBe(undefined);
    expect(faultOfEvent({ type: 'moon-risen', at: 'now' } as never)).toBe(undefined);
  });

  it('of the watchdog may belong to a probe', () => {
    const lifted = {
      type: 'watchdog-lifted',
      at: epochMs(1),
      episode: -1,
      fault: 'stop',
      target: 'a',
      limitMs: 1,
    } as const;
    expect(faultOfEvent({ ...lifted, did: ['nothing'] })).toBe(undefined);
  });
});
