import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../model/failure.ts';
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

  it('is written no second time when somebody fails who hears of it', () => {
    vi.useFakeTimers();
    let tries = 0;
    const write = (): never => {
      tries++;
      throw new Error('the terminal is gone');
    };
    noteEvent({ write }, event);
    vi.advanceTimersByTime(10_000);
    expect(tries).toBe(1);
    vi.useRealTimers();
  });

  it('is written when there is room again, with the moment at which it was', () => {
    vi.useFakeTimers();
    let [left, tries] = [1000, 0];
    const journal = memoryJournal(() => {
      tries++;
      if (left > 0) throw new Failure('disk-full', { what: 'cannot write the journal', why: 'no space left' });
    });
    noteEvent(journal, event);
    for (; left > 0; left -= 250) vi.advanceTimersByTime(250);
    expect(journal.events).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect([journal.events, tries]).toEqual([[event], 6]);
    vi.useRealTimers();
  });
});
