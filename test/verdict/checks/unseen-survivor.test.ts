import { describe, expect, it } from 'vitest';
import { cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import type { Shape } from '../../support/record-shapes.ts';

const nameless: Shape = ({ dueMs }) => (dueMs > -5 && dueMs < 7050 ? { server: '' } : {});

describe('unseen-survivor', () => {
  it('breaks when good answers of the hold come from nobody', () => {
    const cell = cellOfEpisode({ shape: nameless });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'none', servedBy: {} });
    expect(reasonsIn(cell)).toEqual(['load-invalid']);
  });

  it('holds when one survivor served', () => {
    expect(cellOfEpisode({})).toMatchObject({ finding: 'refuted', servedBy: { server2: 675 } });
  });
});

describe('unseen-survivor of a database', () => {
  it('breaks when no good answer names another database', () => {
    const cell = cellOfEpisode({ target: 'replica', shape: () => ({ database: '' }) });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toBe('none of 525 good answers named a database that survived');
  });

  it('holds when the primary took over the reads', () => {
    expect(cellOfEpisode({ target: 'replica' }).finding).toBe('refuted');
  });
});
