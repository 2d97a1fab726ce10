import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, reasonsIn, without } from '../../support/record-edits.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';

const unread = without('ledger-read');

describe('unread-ledger', () => {
  it('breaks for writes that survived by their answers only', () => {
    const cell = cellOfEpisode({ edit: unread }, 'write');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toEqual([
      { reason: 'ledger-unread', detail: 'no database was read for 1720 acknowledged writes' },
    ]);
  });

  it('breaks when writes are missing from the only database that was read: they may be in the other', () => {
    const edit = without('ledger-read', ({ database }) => database === 'primary.mariadb');
    const some = changed('ledger-read', { present: '20000000-20000999' });
    const cell = cellOfEpisode({ edit: (events) => some(edit(events)) }, 'write');
    expect(reasonsIn(cell)).toEqual(['ledger-unread']);
  });

  it('breaks when a ledger is no list of ids', () => {
    const cell = cellOfEpisode({ edit: changed('ledger-read', { present: 'ERROR 2002' }) }, 'write');
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toMatch(/"ERROR 2002" is no range of ids/);
  });

  it('breaks when one database was not read, although nothing is missing from the other', () => {
    const edit = without('ledger-read', ({ database }) => database === 'replica.mariadb');
    const cell = cellOfEpisode({ edit }, 'write');
    expect(cell.reasons).toEqual([{ reason: 'ledger-unread', detail: 'replica.mariadb was not read' }]);
  });

  it('is silent for reads, and leaves an outage alone that was proven', () => {
    expect(reasonsIn(cellOfEpisode({ edit: unread }, 'read'))).toEqual([]);
    expect(cellOfEpisode({ edit: unread, target: 'balancer', shape: downUntilHealed }, 'write').finding).toBe('proven');
  });
});
