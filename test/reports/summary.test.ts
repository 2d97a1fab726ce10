import { describe, expect, it } from 'vitest';
import { renderSummary } from '../../reports/index.ts';
import { failedGate } from '../support/gate-fixture.ts';
import { troubledFixture, verdictFixture, withCells, withKept } from '../support/verdict-fixture.ts';

describe('summary.md', () => {
  it('begins with the outcome and the table of verdicts', () => {
    expect(renderSummary(verdictFixture()).split('\n').slice(0, 6).join('\n')).toMatch(
      /^## .*\n\nOutcome: held \(.*\n\n\| taken away \| static \| read \| write \|\n/,
    );
  });
  it('marks in the table what only returning users lose', () => {
    const lost =
      /✅ survives, gap 588 to 614 ms<br>\d+ of 1,450 requests lost<br>\*\*❌ SPOF over kept connections\*\* \|/;
    expect(renderSummary(withKept({ finding: 'proven' }))).toMatch(lost);
    expect(renderSummary(withKept({ finding: 'unknown', expectation: 'broken' }))).toContain(
      '<br>**≠ expected survives over kept connections** |',
    );
    expect(renderSummary(verdictFixture())).not.toContain('over kept connections');
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
  it('leaves out the middle of a title that is too long for the room, and says so', () => {
    const target = `the-primary-of-${'the-shop-'.repeat(8)}`;
    const harmed = withCells(troubledFixture(), { target: 'primary' }, { target, effect: 'data' });
    const [whole, short] = [renderSummary(harmed), renderSummary(harmed, 9000)].map((text) => text.split('\n')[0]);
    expect(whole).toBe(`## balancer and ${target} are single points of failure; data is harmed; 3 questions undecided`);
    expect(short).toBe('## balancer and … points of failure; data is harmed; 3 questions undecided');
    const [brief] = renderSummary(troubledFixture(), 9000).split('\n');
    expect(brief).toBe('## balancer and primary are single points of failure; 3 questions undecided');
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
