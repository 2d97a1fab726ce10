import { describe, expect, it } from 'vitest';
import { cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import { refusedBetween, strayAt } from '../../support/record-shapes.ts';

describe('straddled-bar', () => {
  it('breaks when the interval contains the bar, and says how many more slots would decide', () => {
    const cell = cellOfEpisode({ shape: strayAt(800, 950) });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', effect: 'none' });
    expect(reasonsIn(cell)).toEqual(['straddles-bar']);
    expect(cell.reasons[0]?.detail).toMatch(
      /99\.619 % of 525 slots .* the bar is 99 %; about \d+ more slots would decide/,
    );
  });

  it('breaks when the bracket of an interruption contains the budget: neither held nor broken', () => {
    const cell = cellOfEpisode({ shape: refusedBetween(0, 1500) });
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(reasonsIn(cell)).toEqual(['straddles-bar']);
  });
});
