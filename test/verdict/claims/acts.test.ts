import { describe, expect, it } from 'vitest';
import { actsInWords, fewOf, wantedCells } from '../../../verdict/claims/acts.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const wanted = { targets: ['server1'], faults: ['stop', 'kill'], operations: ['read'] } as const;

describe('wantedCells', () => {
  it('names every cell that is asked for, and leaves out none that was not judged', () => {
    const found = wantedCells(verdictFixture(), wanted);
    expect(found.map(({ name, cell }) => [name, cell?.finding])).toEqual([
      ['stop server1, read', 'refuted'],
      ['kill server1, read', undefined],
    ]);
  });

  it('goes by users who come over new connections, wherever the cell of others stands', () => {
    const verdict = verdictFixture();
    const others = verdict.cells.map((cell) =>
      Object.assign({}, cell, { arm: 'returning', finding: 'proven' } as const),
    );
    const [first] = wantedCells({ ...verdict, cells: [...others, ...verdict.cells] }, wanted);
    expect(first?.cell).toMatchObject({ arm: 'main', finding: 'refuted' });
  });
});

describe('the words of acts', () => {
  it('name faults and targets, and the first few of what is at fault', () => {
    expect(actsInWords(wanted)).toBe('stop, kill of server1');
    expect(actsInWords({ targets: ['balancer'], faults: ['sham'] })).toBe('nothing done');
    expect(fewOf(['a', 'b', 'c', 'd', 'e'])).toBe('a; b; c; and 2 more');
  });
});
