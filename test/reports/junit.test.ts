import { describe, expect, it } from 'vitest';
import { renderJUnit } from '../../reports/index.ts';
import { troubledFixture, verdictFixture, withCells } from '../support/verdict-fixture.ts';
import { xmlFaults } from '../support/well-formed.ts';

describe('junit.xml', () => {
  it('is well-formed', () => {
    expect(xmlFaults(renderJUnit(troubledFixture()))).toEqual([]);
  });
  it('has a suite for each experiment and a case for each cell', () => {
    const xml = renderJUnit(verdictFixture());
    expect(xml.match(/<testsuite /g)).toHaveLength(6);
    expect(xml.match(/<testcase /g)).toHaveLength(18);
  });
  it('passes a single point of failure that was expected', () => {
    expect(renderJUnit(verdictFixture())).not.toMatch(/<failure|<error/);
  });
  it('fails a broken expectation with what was observed, and counts it', () => {
    const xml = renderJUnit(troubledFixture());
    expect(xml).toContain(
      '<failure message="expected survives, observed SPOF (down &gt; 5.01 s, 270 of 725 requests lost)" type="straddles-bar">',
    );
    expect(xml).toContain('tests="18" failures="1" errors="3"');
  });
  it('escapes a reason that another version may bring along', () => {
    const reasons = [{ reason: '"><x a="' as 'interrupted', detail: 'd' }];
    const xml = renderJUnit(withCells(troubledFixture(), {}, { reasons }));
    expect(xmlFaults(xml)).toEqual([]);
    expect(xml).toContain('type="&quot;&gt;&lt;x a=&quot;"');
  });
  it('makes an error, not a failure, of what is unknown', () => {
    expect(renderJUnit(troubledFixture()).match(/<error message="expected survives, observed unknown/g)).toHaveLength(
      3,
    );
  });
});
