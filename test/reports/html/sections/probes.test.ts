import { describe, expect, it } from 'vitest';
import { probes } from '../../../../reports/html/sections/probes.ts';
import { renderHtml, renderJUnit, renderSummary, renderTerminal } from '../../../../reports/index.ts';
import { headlineOf } from '../../../../reports/words/headline.ts';
import { probeVerdict, withProbes } from '../../../support/probe-verdict.ts';
import { troubledFixture } from '../../../support/verdict-fixture.ts';
import { xmlFaults } from '../../../support/well-formed.ts';

const plain = { color: false, width: 200 };

describe('probes in the reports', () => {
  it('stand in the terminal behind their own sign each', () => {
    const lines = renderTerminal(withProbes(), plain).split('\n');
    expect(lines).toContain('✔ Every server answers an even share of the requests: true.');
    expect(lines).toContain(
      '✖ Each client address stays with one server: not true, as expected. 36 of 36 addresses met more than one server',
    );
    expect(lines.find((line) => line.includes('refuses them'))).toMatch(/^≠ .*true was expected\. a replica took/);
    expect(lines.find((line) => line.includes('reaches the replica'))).toMatch(
      /^\? .*unknown\. replica.mariadb is paused/,
    );
  });

  it('count among the expectations', () => {
    expect(renderTerminal(withProbes(), plain)).toMatch(/of 22 expectations, 2 broken and 4 unknown/);
  });

  it('are cases of the build: failed against the plan, in error when unknown', () => {
    const xml = renderJUnit(withProbes());
    expect(xmlFaults(xml)).toEqual([]);
    expect(xml).toContain('<testsuites name="essentials" tests="22" failures="2" errors="4"');
    expect(xml).toMatch(/name="probes"[^>]* tests="4" failures="1" errors="1" skipped="0"/);
    expect(xml).toContain('<failure message="expected true, observed not true" type="contradicted">');
    expect(xml).toContain('<error message="expected true, observed unknown" type="not-steady">');
  });

  it('begin on the summary page with those that went against the plan', () => {
    const text = renderSummary(withProbes());
    const [, below = ''] = text.split('### What the stack does');
    expect(below.trim().split('\n')[0]).toMatch(/^- Every write is taken by the primary/);
  });

  it('are on the page with the numbers that carry them', () => {
    const markup = probes.body(withProbes())?.markup ?? '';
    expect(markup).toContain('50.0 % (46.5 % to 53.5 % of 600)');
    expect(markup).toContain('36 of 36 addresses met more than one server');
  });

  it('are all there is on the page of a run that took nothing away', () => {
    const verdict = { ...withProbes(), cells: [], episodes: [], validity: [] };
    const page = renderHtml({ ...verdict, plan: { ...verdict.plan, experiments: [] } });
    const ids = [...page.matchAll(/<section id=([a-z-]+)/g)].map(([, id]) => id);
    expect(ids).toEqual(['headline', 'trust', 'picture', 'probes', 'settings', 'glossary']);
    expect(page).toContain(
      '<h1>Nothing was taken away; 1 of 4 statements about the stack is true, 2 are not, 1 is unknown</h1>',
    );
  });

  it('are not called untrue in the title where nobody could ask them', () => {
    const all = withProbes().probes!.map((one) =>
      Object.assign({}, one, { verdict: 'unknown', expectation: 'unknown' } as const),
    );
    expect(headlineOf({ ...withProbes(all), cells: [], episodes: [] }).title).toBe(
      'Nothing was taken away; 0 of 4 statements about the stack are true, 4 are unknown',
    );
  });

  it('cannot bring markup with them', () => {
    const evil = probeVerdict({
      verdict: 'unknown',
      reasons: [{ reason: 'not-gathered', detail: '<script>1</script>' }],
    });
    const verdict = withProbes([evil]);
    expect(probes.body(verdict)?.markup).not.toContain('<script');
    expect(xmlFaults(renderJUnit(verdict))).toEqual([]);
    expect(renderSummary(verdict)).not.toContain('<script');
  });

  it('leave a run without any as it was', () => {
    expect(probes.body(troubledFixture())).toBeNull();
    expect(renderSummary(troubledFixture())).not.toContain('What the stack does');
  });
});
