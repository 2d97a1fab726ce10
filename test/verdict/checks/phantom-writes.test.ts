import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../model/event.ts';
import { writeId } from '../../../model/sample.ts';
import { lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import type { Shape } from '../../support/record-shapes.ts';

const fifty = `${writeId(2, 9000)}-${writeId(2, 9049)}`;
const haunted = (events: readonly RunEvent[]): readonly RunEvent[] =>
  events.map((event) => (event.type === 'ledger-read' ? { ...event, present: `${event.present},${fifty}` } : event));

/** The generator drops one slot of another operation. */
const oneDropped: Shape = ({ operation, slot }) => (operation === 'static' && slot === 900 ? 'drop' : {});

describe('phantom-writes', () => {
  it('breaks an expected survival when databases hold 50 writes that nobody sent', () => {
    const verdict = verdictOf({ edit: haunted });
    const cell = lastCell(verdict, 'write');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(cell.reasons).toEqual([
      {
        reason: 'writes-phantom',
        detail: '50 writes are in a database that nobody had sent: ids 20009000-20009049',
      },
    ]);
    expect(verdict.writes.phantom).toBe(50);
  });

  it('says nothing certain when the generator was late: what it sent may not be known', () => {
    const cell = lastCell(verdictOf({ shape: oneDropped, edit: haunted }), 'write');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown', expectation: 'unknown' });
  });

  it('says nothing about reads, nor of what was sent', () => {
    expect(reasonsIn(lastCell(verdictOf({ edit: haunted }), 'read'))).toEqual([]);
    expect(reasonsIn(lastCell(verdictOf({}), 'write'))).toEqual([]);
  });
});
