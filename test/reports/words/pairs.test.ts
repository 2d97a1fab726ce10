import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { headlineOf } from '../../../reports/words/headline.ts';
import { pairSentences } from '../../../reports/words/pairs.ts';
import { remediesFor } from '../../../reports/words/remedy.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const fixture = verdictFixture();

/** The fixture with both servers taken away together, as the balancer was in it. */
function paired(change: (cell: Cell) => Cell = (cell) => cell) {
  const both = fixture.cells
    .filter(({ target, fault }) => target === 'balancer' && fault !== 'sham')
    .map((cell) => Object.assign({}, cell, { target: 'server1+server2' }));
  return { ...fixture, cells: [...fixture.cells, ...both].map(change) };
}

describe('two targets taken away together', () => {
  it('are said to be missed only together when each alone is survived', () => {
    expect(pairSentences(paired())).toEqual([
      'Missed only together: static, read and write fail without server1 and server2, and survived when either stops.',
    ]);
  });

  it('are not when one of them alone is missed, or was not tried', () => {
    const alone = paired((cell) => (cell.target === 'server2' ? { ...cell, finding: 'unknown' } : cell));
    expect(pairSentences(alone)).toEqual([]);
    const cells = paired().cells.filter(({ target }) => target !== 'server1');
    expect(pairSentences({ cells })).toEqual([]);
  });

  it('are not when they are survived', () => {
    expect(pairSentences(fixture)).toEqual([]);
  });

  it('are no single point of failure in the title', () => {
    expect(headlineOf(paired()).title).toBe(
      'balancer and primary are single points of failure; missed together: server1+server2',
    );
  });

  it('are not advised to become two', () => {
    expect(remediesFor(fixture.stack, 'server1+server2', ['static']).join(' ')).toMatch(/^Only a third/);
  });
});
