import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import type { RunEvent } from '../../../model/event.ts';

const failInject = (events: readonly RunEvent[]): readonly RunEvent[] =>
  events.map((event) =>
    event.type === 'fault-injected'
      ? { type: 'act-failed', at: event.at, episode: event.episode, act: 'inject', because: 'it would not stop' }
      : event,
  );

describe('failed-act', () => {
  it('breaks when the injection failed, although every request was good: nothing was survived', () => {
    const cell = cellOfEpisode({ edit: failInject });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toEqual([{ reason: 'fault-failed', detail: 'stop server1: it would not stop' }]);
  });

  it('breaks when the journal knows of no injection', () => {
    expect(reasonsIn(cellOfEpisode({ edit: without('fault-injected') }))).toEqual(['fault-failed']);
  });

  it('is silent when nothing was injected because the gate did not hold', () => {
    const shut = changed('gate-judged', { held: false, because: ['x'] }, ({ side }) => side === 'before');
    const cell = cellOfEpisode({ edit: (events) => without('fault-injected')(shut(events)) });
    expect(reasonsIn(cell)).toEqual(['steady-state-not-met']);
  });
});
