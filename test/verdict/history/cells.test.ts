import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../verdict/history/cells.ts';
import { lineFixture, withLineCells } from '../../support/history-fixture.ts';

describe('a cell looked up by its name', () => {
  it('is that cell, or nothing', () => {
    const lookUp = cellsOf(lineFixture());
    expect(lookUp('server1/stop/read')).toMatchObject({ target: 'server1', operation: 'read' });
    expect(lookUp('server9/stop/read')).toBe(null);
  });

  it('of returning users is nothing in a run without any', () => {
    expect(cellsOf(lineFixture())('server1/stop/read/returning')).toBe(null);
  });

  it('of returning users who fared as everybody did is a finding without numbers', () => {
    const line = withLineCells(lineFixture(), { target: 'server1' }, { returning: 'refuted' });
    expect(cellsOf(line)('server1/stop/read/returning')).toMatchObject({
      arm: 'returning',
      finding: 'refuted',
      hold: null,
    });
  });
});
