import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../model/verdict.ts';
import { outcomeOf } from '../../../reports/words/outcome.ts';
import { cutVerdict } from '../../support/cut-verdict.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

const failing = (id: string): Verdict['validity'] => [{ id, verdict: 'unknown', sentence: 's' }];

describe('the outcome in words', () => {
  it('ends with the exit code that the verdict decides', () => {
    expect(outcomeOf(verdictFixture())).toBe(
      'Outcome: held (all 18 expectations held; every single point of failure found was expected; exit code 0).',
    );
    expect(outcomeOf(troubledFixture())).toBe(
      'Outcome: broken (of 18 expectations, 1 broken and 3 unknown; exit code 1).',
    );
  });
  it('speaks of no single point of failure where none was found', () => {
    const verdict = verdictFixture();
    const cells = verdict.cells.filter(({ finding }) => finding !== 'proven');
    expect(outcomeOf({ ...verdict, cells })).toBe('Outcome: held (all 14 expectations held; exit code 0).');
  });
  it('names no exit code after an interruption that nothing else shows', () => {
    expect(outcomeOf({ ...verdictFixture(), exitCode: 2 })).not.toContain('exit code');
    expect(outcomeOf({ ...verdictFixture(), exitCode: 2 })).toMatch(
      /^Outcome: held \(all 18 expectations held, but the run did not come to its own end; every single point of failure found was/,
    );
  });
  it('says why a run is unknown of which every expectation held, or broken with the exit code of one that was cut', () => {
    expect(outcomeOf(cutVerdict())).toMatch(
      /^Outcome: unknown \(all \d+ expectations held, but the run did not come to its own end[^0-9]*\)\.$/,
    );
    expect(outcomeOf({ ...troubledFixture(), exitCode: 2 })).toBe(
      'Outcome: broken (of 18 expectations, 1 broken and 3 unknown, but the run did not come to its own end).',
    );
  });
  it.each(['interrupted-episode', 'failed-act', 'unhealed-fault', 'unmet-return'])(
    'names no exit code when %s may have given the run another',
    (id) => {
      const cut = { ...troubledFixture(), outcome: 'unknown', exitCode: 2, validity: failing(id) } as const;
      expect(outcomeOf(cut)).toBe('Outcome: unknown (of 18 expectations, 1 broken and 3 unknown).');
    },
  );
});
