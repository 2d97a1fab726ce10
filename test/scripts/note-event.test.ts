import { describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import { noteEvent } from '../../scripts/note-event.ts';
import { memoryJournal } from '../support/memory-journal.ts';

const event = { type: 'run-interrupted', at: epochMs(0), signal: 'SIGINT' } as const;

describe('an event that nobody waits for', () => {
  it('is written', () => {
    const journal = memoryJournal();
    noteEvent(journal, event);
    expect(journal.events).toEqual([event]);
  });

  it('does no harm when the disk is full', () => {
    const journal = memoryJournal(() => {
      throw new Error('no space left');
    });
    expect(() => noteEvent(journal, event)).not.toThrow();
  });
});
