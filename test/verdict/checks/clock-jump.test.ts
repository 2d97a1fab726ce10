import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn } from '../../support/record-edits.ts';

describe('clock-jump', () => {
  it.each([51, -3000])('breaks when wall clock and steady clock part by %d ms', (clockDriftMs) => {
    const cell = cellOfEpisode({ edit: changed('load-ended', { clockDriftMs }) });
    expect(cell.finding).toBe('unknown');
    expect(reasonsIn(cell)).toEqual(['clock-jumped']);
  });

  it('holds up to 50 ms', () => {
    expect(reasonsIn(cellOfEpisode({ edit: changed('load-ended', { clockDriftMs: -50 }) }))).toEqual([]);
  });
});
