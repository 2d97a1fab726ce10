import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { refusedBetween } from '../../support/record-shapes.ts';

const isBefore = ({ side }: { side: string }): boolean => side === 'before';

describe('unmet-steady-state', () => {
  it('breaks with the words of the gate that did not hold', () => {
    const edit = changed('gate-judged', { held: false, because: ['read: 12 have no answer'] }, isBefore);
    const cell = cellOfEpisode({ edit });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toBe('before the fault: read: 12 have no answer');
  });

  it('breaks when no gate was judged at all: no evidence is not a pass', () => {
    expect(reasonsIn(cellOfEpisode({ edit: without('gate-judged', isBefore) }))).toContain('steady-state-not-met');
  });

  it('breaks when the slots before the fault say otherwise than the gate', () => {
    const cell = cellOfEpisode({ shape: refusedBetween(-3000, -2900) });
    expect(reasonsIn(cell)).toEqual(['steady-state-not-met']);
    expect(cell.reasons[0]?.detail).toMatch(/^before the fault 97\.066 % of 375 slots/);
  });
});
