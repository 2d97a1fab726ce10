import { describe, expect, it } from 'vitest';
import { renderSummary } from '../../reports/index.ts';
import { verdictFixture } from '../support/verdict-fixture.ts';

describe('summary.md', () => {
  it('begins with the table of verdicts', () => {
    expect(renderSummary(verdictFixture()).split('\n').slice(0, 4).join('\n')).toMatch(
      /^## .*\n\n\| taken away \| static \| read \| write \|\n/,
    );
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
