import { describe, expect, it } from 'vitest';
import { lacksItsEnd, truthsOf } from '../../../reports/words/own-end.ts';
import { cutVerdict } from '../../support/cut-verdict.ts';
import { brokenProbe } from '../../support/probe-verdict.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

describe('a run without its own end', () => {
  it('is one that is worse than everything in it', () => {
    expect(new Set(truthsOf(cutVerdict()))).toEqual(new Set(['held']));
    expect(lacksItsEnd(cutVerdict())).toBe(true);
    expect(lacksItsEnd({ ...verdictFixture(), outcome: 'unknown', exitCode: 2 })).toBe(true);
  });

  it('is one with the exit code of a run that was cut beside another outcome', () => {
    expect(lacksItsEnd({ ...troubledFixture(), exitCode: 2 })).toBe(true);
    expect(lacksItsEnd({ ...verdictFixture(), exitCode: 2 })).toBe(true);
  });

  it.each([
    ['held', verdictFixture()],
    ['is broken by a cell', troubledFixture()],
    ['is broken by a probe', { ...verdictFixture(), probes: [brokenProbe], outcome: 'broken', exitCode: 1 } as const],
    ['has nothing in it', { ...verdictFixture(), cells: [], outcome: 'unknown', exitCode: 2 } as const],
  ])('is none that %s', (_, verdict) => {
    expect(lacksItsEnd(verdict)).toBe(false);
  });
});
