import { describe, expect, it } from 'vitest';
import { trustOf } from '../../../reports/words/trust.ts';
import { cutVerdict } from '../../support/cut-verdict.ts';
import { verdictOf } from '../../support/record-edits.ts';

const verdict = verdictOf({});
const repeated = (...episodes: readonly number[]) => ({ ...verdict, run: { ...verdict.run, repeated: episodes } });

/** What is said more of a run with such repetitions. */
const lineOf = (...inVain: readonly number[]): string =>
  trustOf({ ...verdict, run: { ...verdict.run, inVain } }).line.slice(trustOf(verdict).line.length);

describe('whether a run can be believed', () => {
  it('is said with the repetitions that came to nothing', () => {
    expect([lineOf(4), lineOf(4, 5)]).toEqual([
      ' 1 repetition came to no fault, or to no end, and does not count.',
      ' 2 repetitions came to no fault, or to no end, and do not count.',
    ]);
  });

  it('is said with how often the stack was raised anew as it was not steady any more', () => {
    const { line } = trustOf({ ...verdict, run: { ...verdict.run, raisedAnew: 2 } });
    expect(line).toBe(
      `${trustOf(verdict).line} The stack was not steady any more after 2 episodes, and raised anew for the next.`,
    );
  });

  it('is said with what was repeated because the machine was too busy to measure', () => {
    const disturbed = 'in which the machine was too busy to measure, its clock was set, or the load ended early';
    expect(trustOf(verdict).line).toMatch(/^Yes: all \d+ checks held \(\S+ requests planned, 0 never sent\)\.$/);
    expect(trustOf(repeated(4)).line).toBe(
      `${trustOf(verdict).line} 1 episode ${disturbed}, was left out and repeated.`,
    );
    expect(trustOf({ ...repeated(4, 9), validity: [] }).line).toBe(
      `Unknown: nothing was checked. 2 episodes ${disturbed}, were left out and repeated.`,
    );
  });

  it('is doubted where the run did not come to its own end, with the check that says so and without', () => {
    const cut = cutVerdict();
    expect(trustOf(cut)).toMatchObject({ whole: false, against: [{ id: 'interrupted-episode' }] });
    const silent = { ...cut, validity: cut.validity.filter((check) => check.verdict === 'held') };
    expect(trustOf(silent)).toMatchObject({ whole: false, against: [] });
    expect(trustOf(silent).line).toMatch(/^Not fully: all \d+ checks held, but the run did not come to its own end\.$/);
    expect(trustOf(cut).line).toMatch(/^Not fully: 1 of \d+ checks did not hold, and the run did not come to its own/);
    expect(trustOf({ ...cut, validity: [] }).line).toBe(
      'Unknown: nothing was checked. But the run did not come to its own end.',
    );
  });
});
