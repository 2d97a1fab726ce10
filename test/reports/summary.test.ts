import { describe, expect, it } from 'vitest';
import { renderSummary } from '../../reports/index.ts';
import { failedGate } from '../support/gate-fixture.ts';
import { verdictFixture } from '../support/verdict-fixture.ts';

describe('summary.md', () => {
  it('begins with the outcome and the table of verdicts', () => {
    expect(renderSummary(verdictFixture()).split('\n').slice(0, 6).join('\n')).toMatch(
      /^## .*\n\nOutcome: held \(.*\n\n\| taken away \| static \| read \| write \|\n/,
    );
  });
  it('says the outcome in however little room a page has left', () => {
    expect(renderSummary(verdictFixture(), 500)).toContain('\nOutcome: held (all 18 expectations held');
    expect(renderSummary(verdictFixture(), 500)).toContain('The rest is in report.html.');
    const { cells, ...rest } = verdictFixture();
    const named = cells.map((cell, index) =>
      Object.assign(cell, { target: `${'x'.repeat(90)}${index}`, finding: 'proven' }),
    );
    expect(renderSummary({ ...rest, cells: named }, 500)).toContain('\nOutcome: ');
  });
  it('has behind the outcome what a baseline decided in its place, and what is worse', () => {
    const lines = renderSummary(verdictFixture(), undefined, failedGate).split('\n').slice(2, 9);
    expect(lines.map((line) => line.slice(0, 50))).toEqual([
      'Outcome: held (all 18 expectations held; every sin',
      '',
      '**Gate failed: something is worse than accepted (1',
      '',
      '- server1 (stop), read was 1 s &amp; is 9 s',
      '- replica (stop), write is unknown: fault-not-held',
      '',
    ]);
  });
  it('stays below 100 kB however long the reasons are', () => {
    const verdict = verdictFixture();
    const reasons = [{ reason: 'check-failed', detail: 'word '.repeat(20_000) }] as const;
    const cells = verdict.cells.map((cell) => ({ ...cell, finding: 'unknown' as const, reasons }));
    const summary = renderSummary({ ...verdict, cells });
    expect(Buffer.byteLength(summary)).toBeLessThan(100_000);
    expect(summary).toContain('The rest is in report.html.');
  });
});
