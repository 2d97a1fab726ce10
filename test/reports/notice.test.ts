import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../reports/notice.ts';
import { brokenProbe } from '../support/probe-verdict.ts';
import { troubledFixture, verdictFixture, withCells } from '../support/verdict-fixture.ts';

const at = '2026-11-21T03:00:00.000Z';

describe('the notice of a command', () => {
  it('has the sentence of each suite, and what is broken before what is unknown', () => {
    const notice = noticeOf([{ suite: 'essentials', exitCode: 1, verdict: troubledFixture() }], 1, at);
    expect(notice).toMatchObject({
      schema: 'spofproof/notice@1',
      exitCode: 1,
      endedAt: at,
      suites: [
        {
          run: '20261121T120000Z-essentials',
          stack: 'two-servers',
          outcome: 'broken',
          expectations: { held: 14, broken: 1, unknown: 3 },
        },
      ],
    });
    expect(notice.suites[0]?.findings).toHaveLength(4);
    expect(notice.suites[0]?.findings[0]).toMatch(/^If primary stops/);
    expect(notice.text).toMatch(/^essentials: .*Outcome: broken/);
  });

  it('says why a suite came to nothing, and calls it unknown', () => {
    const notice = noticeOf([{ suite: 'sweep', exitCode: 69, because: 'error: k6 is missing' }], 69, at);
    expect(notice.text).toBe('sweep: error: k6 is missing');
    expect(notice.suites[0]).toMatchObject({ outcome: 'unknown', run: null, expectations: { held: 0 }, findings: [] });
  });

  it('says of a suite that was cut both what was judged and where it was cut', () => {
    const cut = { suite: 'essentials', exitCode: 2, verdict: verdictFixture(), because: 'cut at its deadline, in [3]' };
    expect(noticeOf([cut], 2, at).text).toMatch(/Outcome: held .* cut at its deadline, in \[3\]$/);
  });

  it.each([2, 70, 74, 143])('calls no suite held that ended with %i, whatever was judged of it', (exitCode) => {
    expect(verdictFixture().outcome).toBe('held');
    const gate = { outcome: 'held', exitCode: 0, passed: 18, all: 18, lines: [] } as const;
    for (const more of [{}, { gate }]) {
      const [suite] = noticeOf([{ suite: 's', exitCode, verdict: verdictFixture(), ...more }], exitCode, at).suites;
      expect(suite?.outcome).toBe('unknown');
    }
  });

  it('tells of a probe that went against the plan', () => {
    const [suite] = noticeOf(
      [{ suite: 's', exitCode: 1, verdict: { ...verdictFixture(), probes: [brokenProbe] } }],
      1,
      at,
    ).suites;
    expect(suite).toMatchObject({
      expectations: { held: 18, broken: 1 },
      findings: ['A client is served in turn: not true, and true was expected.'],
    });
  });

  it('goes by the baseline where there is one', () => {
    const gate = { outcome: 'held', exitCode: 0, passed: 18, all: 18, lines: [] } as const;
    const [suite] = noticeOf([{ suite: 's', exitCode: 0, verdict: troubledFixture(), gate }], 0, at).suites;
    expect(suite).toMatchObject({ outcome: 'held', findings: [] });
  });

  it('tells in its sentence what the baseline decided, and not the outcome and exit code that then do not hold', () => {
    const gate = { outcome: 'held', exitCode: 0, passed: 18, all: 18, lines: [] } as const;
    const { text } = noticeOf([{ suite: 's', exitCode: 0, verdict: troubledFixture(), gate }], 0, at);
    expect(text).toMatch(/\. Gate passed: nothing is worse than accepted \(18 of 18 cells as accepted or better\)\.$/);
    expect(text).not.toMatch(/Outcome|exit code/);
    const failed = { ...gate, outcome: 'broken', exitCode: 1, passed: 17 } as const;
    expect(noticeOf([{ suite: 's', exitCode: 1, verdict: verdictFixture(), gate: failed }], 1, at).text).toContain(
      'Gate failed: something is worse than accepted (17 of 18 cells',
    );
  });

  it('tells twenty findings at most', () => {
    const broken = withCells(verdictFixture(), {}, { expectation: 'broken' });
    const many = { ...broken, cells: [...broken.cells, ...broken.cells] };
    expect(noticeOf([{ suite: 's', exitCode: 1, verdict: many }], 1, at).suites[0]?.findings).toHaveLength(20);
  });
});
