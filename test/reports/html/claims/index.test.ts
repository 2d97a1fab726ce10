import { describe, expect, it } from 'vitest';
import { renderClaimsPage } from '../../../../reports/html/claims/index.ts';
import { judgeClaims } from '../../../../verdict/claims/index.ts';
import { claimsRecord, runsFixture } from '../../../support/claims-fixture.ts';

const verdicts = runsFixture().flatMap((run) => run.verdict ?? []);
const page = renderClaimsPage(judgeClaims(claimsRecord()), verdicts);

describe('claims.html', () => {
  it('shows the original and the remedied stack beside each other, each with its own names', () => {
    expect(page.match(/class=pair\b/g)).toHaveLength(1);
    expect(page.match(/<svg[^>]*class=topology\b/g)).toHaveLength(2);
    const ids = [...page.matchAll(/ id="?([\w.-]+)/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads from the pictures to the reports of the runs', () => {
    expect(page).toContain('href="two-servers/1/report.html#');
    expect(page).toContain('href="balancer-failover/1/report.html#');
  });

  it('shows what each remedy does, and each failover against its formula', () => {
    expect(page).toContain('explained: the remedy alone removes it');
    expect(page).toContain('gap 1.20 to 1.25 s');
    expect(page).toContain('within');
  });

  it('says that there is no data where there is none', () => {
    const empty = renderClaimsPage(judgeClaims(claimsRecord({ runs: [] })), []);
    expect(empty.match(/No data/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('shows what others say as text', () => {
    const [claim] = claimsRecord().claims;
    const hostile = claim ? [{ ...claim, sentence: '<script>alert(1)</script>' }] : [];
    const shown = renderClaimsPage(judgeClaims(claimsRecord({ claims: hostile })), verdicts);
    expect(shown).toContain('&lt;script&gt;alert(1)');
    expect(shown).not.toContain('<script>');
  });
});
