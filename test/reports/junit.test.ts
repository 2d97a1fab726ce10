import { describe, expect, it } from 'vitest';
import { renderJUnit } from '../../reports/index.ts';
import { junitFaults } from '../support/junit-rules.ts';
import { brokenProbe } from '../support/probe-verdict.ts';
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
  it('is what the schema of a build server takes, with probes as well', () => {
    expect(junitFaults(renderJUnit(troubledFixture()))).toEqual([]);
    expect(junitFaults(renderJUnit({ ...troubledFixture(), probes: [brokenProbe] }))).toEqual([]);
    expect(junitFaults(renderJUnit(verdictFixture()))).toEqual([]);
  });
  it.each([
    ['<testcase ', '<properties/><testcase ', []],
    ['<system-out>', '<properties/><system-out>', ['<properties> may not stand in <testcase>']],
    ['<testsuites ', '<testsuites skipped="0" ', ['<testsuites> may not have skipped']],
    ['time="93.400"', 'time="1 min"', ['time of <testsuites> is no number of seconds']],
    [' classname=', ' file=', ['<testcase> may not have file']],
    [' failures="0" errors="0" skipped="0"', ' errors="0"', ['<testsuite> lacks failures']],
  ])('with %j as %j is looked at', (from, to, faults) => {
    expect(junitFaults(renderJUnit(verdictFixture()).replace(from, to))).toEqual(faults);
  });
  it('tells the facts of a case in lines of its output', () => {
    expect(renderJUnit(verdictFixture())).toContain(
      '\nfinding: proven\neffect: outage\nlost: 530 of 1,450 requests lost\n',
    );
  });
});
