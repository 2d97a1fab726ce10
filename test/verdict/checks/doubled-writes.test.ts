import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn } from '../../support/record-edits.ts';

describe('doubled-writes', () => {
  it('breaks an expected survival when one database holds writes twice', () => {
    const edit = changed('ledger-read', { duplicated: '20000700-20000702' }, ({ database }) =>
      database.startsWith('primary'),
    );
    const cell = cellOfEpisode({ edit }, 'write');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(cell.reasons).toEqual([
      {
        reason: 'writes-duplicated',
        detail: '3 of 1720 writes are in a database more than once: ids 20000700-20000702',
      },
    ]);
  });

  it('says nothing about reads', () => {
    expect(reasonsIn(cellOfEpisode({ edit: changed('ledger-read', { duplicated: '20000700' }) }))).toEqual([]);
  });
});
