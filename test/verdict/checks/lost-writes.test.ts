import { describe, expect, it } from 'vitest';
import type { Edit } from '../../support/record-edits.ts';
import { cellOfEpisode, changed, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { downUntilHealed, freezeFor, onlyFor } from '../../support/record-shapes.ts';
import type { Shape } from '../../support/record-shapes.ts';

const lacking = (present: string) => changed('ledger-read', { present });

/** For half a second writes are not answered in time. */
const unanswered: Shape = ({ dueMs }) =>
  dueMs > 0 && dueMs < 500 ? { status: 0, error: 1050, waitMs: 1000, valid: false, server: '' } : {};

/** The generator drops one slot of another operation. */
const oneDropped: Shape = ({ operation, slot }) => (operation === 'static' && slot === 900 ? 'drop' : {});

describe('lost-writes', () => {
  it('breaks an expected survival when the primary lacks acknowledged writes, and names them', () => {
    const verdict = verdictOf({ edit: lacking('20000000-20000499,20000600-20001719') });
    expect(lastCell(verdict, 'write')).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(lastCell(verdict, 'write').reasons).toEqual([
      {
        reason: 'writes-lost',
        detail: '100 of 1720 acknowledged writes are missing in primary.mariadb: ids 20000500-20000599',
      },
    ]);
    expect(lastCell(verdict, 'read')).toMatchObject({ finding: 'refuted', expectation: 'held' });
    expect(verdict).toMatchObject({ outcome: 'broken', exitCode: 1, writes: { lost: 100 } });
  });

  it('breaks it also when the generator was late: what databases hold does not depend on that', () => {
    const verdict = verdictOf({ shape: oneDropped, edit: lacking('20000000-20000499,20000600-20001719') });
    expect(lastCell(verdict, 'write')).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(reasonsIn(lastCell(verdict, 'write'))).toEqual(['generator-starved', 'writes-lost']);
    expect(lastCell(verdict, 'read')).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
  });

  it('says nothing of an episode that is void for another reason: nobody knows what its load was', () => {
    const complained = changed('load-ended', { complaints: ['GoError: too many open files'], complaintCount: 1 });
    const edit: Edit = (events) => complained(lacking('20000000-20000499,20000600-20001719')(events));
    const cell = lastCell(verdictOf({ edit }), 'write');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
    expect(reasonsIn(cell)).toEqual(['load-invalid', 'writes-lost']);
  });

  it('holds when the primary holds what a replica lacks', () => {
    const edit = changed('ledger-read', { present: '' }, ({ database }) => database === 'replica.mariadb');
    expect(cellOfEpisode({ edit }, 'write').finding).toBe('refuted');
  });

  it('holds when writes are missing that nobody acknowledged', () => {
    const verdict = verdictOf({ shape: onlyFor('write', unanswered) });
    expect(lastCell(verdict, 'write')).toMatchObject({ finding: 'refuted', effect: 'blip' });
    expect(verdict.episodes[1]?.writes).toMatchObject({ lost: 0, recovered: 0, indeterminate: 50 });
  });

  it('counts a late acknowledgement as one', () => {
    const verdict = verdictOf({ shape: freezeFor(500), edit: lacking('20000000-20000499,20000530-20001719') });
    expect(reasonsIn(lastCell(verdict, 'write'))).toEqual(['writes-lost']);
  });

  it('stands beside a proven outage as its effect', () => {
    const edit = lacking('20000000-20000300');
    const cell = cellOfEpisode({ target: 'balancer', shape: downUntilHealed, edit }, 'write');
    expect(cell).toMatchObject({ finding: 'proven', effect: 'data', expectation: 'held' });
  });
});
