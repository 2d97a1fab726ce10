import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../model/verdict.ts';
import { renderTerminal } from '../../reports/index.ts';
import { troubledFixture, verdictFixture, withKept } from '../support/verdict-fixture.ts';

// eslint-disable-next-line no-control-regex -- the colours themselves
const colours = /\u001b\[\d+m/g;

/** The row of server1 in the matrix. */
const rowOf = (verdict: Verdict): string =>
  /^server1 \(stop\).*$/m.exec(renderTerminal(verdict, { color: false, width: 200 }))?.[0] ?? '';

describe('the end of a run in the terminal', () => {
  it('says the same with and without colour', () => {
    const look = { width: 120 };
    const coloured = renderTerminal(troubledFixture(), { ...look, color: true });
    expect(coloured).toMatch(colours);
    expect(coloured.replaceAll(colours, '')).toBe(renderTerminal(troubledFixture(), { ...look, color: false }));
  });
  it.each([60, 80, 120, 200])('fits into %i columns', (width) => {
    const lines = renderTerminal(troubledFixture(), { color: false, width }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });
  it('ends with the outcome', () => {
    const text = renderTerminal(verdictFixture(), { color: false, width: 80 });
    expect(text.replaceAll('\n', ' ')).toMatch(
      /Outcome: held \(all 18 expectations held; every single point of failure found was expected\)\. $/,
    );
  });
  it('marks in the matrix what only returning users lose', () => {
    const survived = '✔ survives, gap 588 to 614 ms';
    expect(rowOf(withKept({ finding: 'proven' }))).toContain(`${survived} ✖ SPOF over kept connections  ✔`);
    expect(rowOf(withKept({ finding: 'unknown', expectation: 'broken' }))).toContain(
      `${survived} ≠ expected survives over kept connections  ✔`,
    );
    expect(rowOf(verdictFixture())).not.toContain('kept');
  });
});
