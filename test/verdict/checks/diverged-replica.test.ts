import { describe, expect, it } from 'vitest';
import { changed, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';

/** What the replica holds of the second episode's 1,720 writes, all of them acknowledged. */
const heldByReplica = (present: string) =>
  changed('ledger-read', { present }, ({ database }) => database === 'replica.mariadb');

describe('diverged-replica', () => {
  it('breaks an expected survival of reads when a replica that has caught up lacks acknowledged writes', () => {
    const verdict = verdictOf({ edit: heldByReplica('20000000-20001699') });
    const cell = lastCell(verdict, 'read');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(cell.reasons).toEqual([
      {
        reason: 'replica-diverged',
        detail: '20 of 1720 acknowledged writes are missing in a replica that has caught up: ids 20001700-20001719',
      },
    ]);
    expect(lastCell(verdict, 'write')).toMatchObject({ finding: 'refuted', expectation: 'held' });
    expect(verdict.writes).toMatchObject({ lost: 0, diverged: 20, missing: { 'replica.mariadb': 20 } });
  });

  it('holds when every database holds every acknowledged write', () => {
    expect(reasonsIn(lastCell(verdictOf({}), 'read'))).toEqual([]);
  });

  it('is silent about writes that the primary lacks as well: these are lost', () => {
    const verdict = verdictOf({ edit: changed('ledger-read', { present: '20000000-20001699' }) });
    expect(verdict.writes).toMatchObject({ lost: 20, diverged: 0 });
    expect(reasonsIn(lastCell(verdict, 'read'))).toEqual([]);
  });
});
