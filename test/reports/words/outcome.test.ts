import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../reports/words/outcome.ts';
import { cutVerdict } from '../../support/cut-verdict.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

describe('the outcome in words', () => {
  it('counts the expectations that did not hold, or says that all did', () => {
    expect(outcomeOf(verdictFixture())).toBe(
      'Outcome: held (all 18 expectations held; every single point of failure found was expected).',
    );
    expect(outcomeOf(troubledFixture())).toBe('Outcome: broken (of 18 expectations, 1 broken and 3 unknown).');
  });
  it('speaks of a single expectation as of one', () => {
    const [one] = verdictFixture().cells;
    expect(outcomeOf({ ...verdictFixture(), cells: [one!] })).toBe('Outcome: held (the only expectation held).');
  });
  it('speaks of no single point of failure where none was found', () => {
    const verdict = verdictFixture();
    const cells = verdict.cells.filter(({ finding }) => finding !== 'proven');
    expect(outcomeOf({ ...verdict, cells })).toBe('Outcome: held (all 14 expectations held).');
  });
  it('says nothing of an exit code: a baseline or a signal may give the run another', () => {
    const codes = [0, 1, 2].map((exitCode) => outcomeOf({ ...verdictFixture(), exitCode }));
    expect(codes.filter((text) => text.includes('exit code'))).toEqual([]);
    expect(codes[2]).toMatch(
      /^Outcome: held \(all 18 expectations held, but the run did not come to its own end; every single point of failure found was/,
    );
  });
  it('says why a run is unknown of which every expectation held, or broken with the exit code of one that was cut', () => {
    expect(outcomeOf(cutVerdict())).toMatch(
      /^Outcome: unknown \(all \d+ expectations held, but the run did not come to its own end[^0-9]*\)\.$/,
    );
    expect(outcomeOf({ ...troubledFixture(), outcome: 'unknown', exitCode: 2 })).toBe(
      'Outcome: unknown (of 18 expectations, 1 broken and 3 unknown).',
    );
    expect(outcomeOf({ ...troubledFixture(), exitCode: 2 })).toBe(
      'Outcome: broken (of 18 expectations, 1 broken and 3 unknown, but the run did not come to its own end).',
    );
  });
});
