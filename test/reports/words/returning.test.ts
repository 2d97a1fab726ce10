import { describe, expect, it } from 'vitest';
import type { Availability, Cell, ReturningFelt } from '../../../model/cell.ts';
import { describeCell } from '../../../reports/words/cell.ts';
import { experimentsOf } from '../../../reports/words/experiment.ts';
import { returningSentences } from '../../../reports/words/returning.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const share = (good: number, n: number): Availability => {
  const estimate = good / n;
  return { estimate, low: estimate, high: estimate, n, good, lowBy: 'exact', highBy: 'exact' };
};

const felt = (comparison: ReturningFelt['comparison'], kept: Availability | null): ReturningFelt => ({
  comparison,
  kept,
  fresh: share(600, 1200),
  finding: 'refuted',
  effect: 'none',
  slots: { planned: 300, good: 300, bad: 0, dropped: 0, cut: 0, unknown: 0 },
});

/** The sentences about three operations with these comparisons. */
function said(...all: readonly (ReturningFelt | null)[]): readonly string[] {
  const cells = verdictFixture().cells.slice(0, 3);
  const changed = cells.map((cell, place): Cell => Object.assign({}, cell, { returning: all[place] ?? null }));
  return returningSentences({ cells: changed });
}

const rest = 'requests lost from the fault to the healing, 600 of 1,200 over new ones.';

describe('what is said of returning users', () => {
  it('is nothing where there are none', () => {
    expect(said(null, null, null)).toEqual([]);
  });

  it('is one sentence with both counts where all operations compare alike', () => {
    const same = felt('same', share(150, 300));
    expect(said(same, same, same)).toEqual([
      'Over kept connections it felt the same: 450 of 900 requests lost from the fault to the healing, 1,800 of 3,600 over new ones.',
    ]);
  });

  it('names who is meant where operations differ, the worst first, and never keeps silent about what is unknown', () => {
    expect(said(felt('hidden', share(300, 300)), felt('unknown', null), felt('worse', share(0, 300)))).toEqual([
      `Kept connections make it worse for those who write: 300 of 300 ${rest}`,
      `Kept connections hide part of it for those who load a page: 0 of 300 ${rest}`,
      'What was felt over kept connections is unknown for those who read.',
    ]);
  });

  it('owns up to connections that nobody had kept, with the numbers that show it', () => {
    const unkept = { ...felt('unkept', share(300, 300)), opened: { count: 29, of: 30 } };
    expect(said(unkept, unkept, felt('same', share(150, 300)))).toEqual([
      `Over kept connections it felt the same for those who write: 150 of 300 ${rest}`,
      'Too few connections were kept for those who load a page and read ' +
        '(58 of the last 60 requests before the fault needed a new one): what is felt over kept ones is unknown.',
    ]);
  });

  it('stands beside the cells of the others, never among them', () => {
    const verdict = verdictFixture();
    const last = verdict.cells.at(-1)!;
    const own: Cell = { ...last, arm: 'returning', effect: 'blip' };
    const found = experimentsOf({ ...verdict, cells: [...verdict.cells, own] }).find(
      ({ target, fault }) => target === last.target && fault === last.fault,
    );
    expect(found?.cells).toHaveLength(3);
    expect(found?.returning).toEqual([own]);
    expect(describeCell(own)).toMatch(/^Over kept connections: if replica stops, people can still write/);
  });
});
