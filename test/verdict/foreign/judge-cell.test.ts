import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import type { Fate, LooseEvent } from '../../support/foreign-evidence.ts';
import {
  cellOf,
  counting,
  healedMs,
  judgeText,
  killedMs,
  sampleText,
  shamAndKill,
} from '../../support/foreign-evidence.ts';

/** Gone for 0.7 s, back for 1.1 s, and gone again until it was healed, 2.2 s later. */
const goneTwice: Fate = (atMs) => {
  const sinceMs = atMs - killedMs;
  const isOut = (sinceMs >= 0 && sinceMs < 700) || (sinceMs >= 1800 && atMs < healedMs);
  return isOut ? 'refused' : 'good';
};

const bars = { availability: 0.98, failoverBudgetMs: 500, deadlineMs: 250 };

/** The cell of reads, of which the target is expected to be a single point of failure, or not. */
function cellWhere(spof: readonly string[]): ForeignCell {
  const told = (event: LooseEvent): LooseEvent => (event.type === 'episode-started' ? { ...event, spof } : event);
  const text = sampleText({ read: goneTwice, write: () => 'good' });
  return cellOf(judgeText(shamAndKill().map(told), counting(text), { bars }), 'read');
}

describe('what came back by itself too late, and was gone again when it was healed', () => {
  it('is no proof of a single point of failure, and breaks no expectation of one', () => {
    const cell = cellWhere(['read']);
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', effect: 'degraded' });
    expect(cell.reasons).toEqual([
      {
        reason: 'recovered-beyond-budget',
        detail:
          'back by itself after 689 ms at least, against a budget of 500 ms; another interruption came before the healing',
      },
    ]);
  });

  it('breaks an expectation of survival', () => {
    expect(cellWhere([])).toMatchObject({ finding: 'unknown', expectation: 'broken', effect: 'degraded' });
  });
});
