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

  it('of returning users who were too few is unknown, whatever everybody felt', () => {
    const felt = { returning: 'unknown', expectation: 'broken', effect: 'outage', reasons: ['hold-down'] } as const;
    const line = withLineCells(lineFixture(), { target: 'server1' }, felt);
    expect(cellsOf(line)('server1/stop/read/returning')).toMatchObject({
      finding: 'unknown',
      expectation: 'unknown',
      effect: 'unknown',
      reasons: ['no numbers of returning users'],
    });
  });
});
