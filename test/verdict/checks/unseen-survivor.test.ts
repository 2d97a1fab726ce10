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
