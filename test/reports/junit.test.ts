import { describe, expect, it } from 'vitest';
import { renderJUnit } from '../../reports/index.ts';
import { cutVerdict } from '../support/cut-verdict.ts';
import { hostileStrings, hostileVerdict } from '../support/hostile.ts';
import { junitFaults } from '../support/junit-rules.ts';
import { schemaFaults } from '../support/junit-schema.ts';
import { brokenProbe } from '../support/probe-verdict.ts';
import { sweepFixture } from '../support/sweep-fixture.ts';
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
      '<failure message="expected survives, observed SPOF (down &gt; 5.00 s, 270 of 725 requests lost)" type="straddles-bar">',
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
  it('has an error where the run is unknown although all of its cells are as expected', () => {
    const xml = renderJUnit(cutVerdict());
    expect(xml).toMatch(/<testsuites [^>]*failures="0" errors="1"/);
    expect(xml).toContain('<error message="the run did not come to its own end" type="whole-run">Outcome: unknown');
    expect(xml.match(/<testcase /g)).toHaveLength(cutVerdict().cells.length + 1);
    expect(junitFaults(xml)).toEqual([]);
  });
  it('goes by a baseline where there is one: its case fails with what is worse, and no other does', () => {
    const line = {
      key: 'server1/stop/read',
      kind: 'gap-longer',
      verdict: 'broken',
      sentence: 'was 1 s & is 9 s',
    } as const;
    const gate = { outcome: 'broken', exitCode: 1, passed: 17, all: 18, lines: [line] } as const;
    const xml = renderJUnit({ ...troubledFixture(), probes: [brokenProbe] }, gate);
    expect(xml).toMatch(/<testsuites [^>]*tests="20" failures="1" errors="0"/);
    expect(xml).toContain('type="gate">Gate failed: something is worse than accepted (17 of 18 cells');
    expect(xml).toContain('server1 (stop), read was 1 s &amp; is 9 s</failure>');
    expect(junitFaults(xml)).toEqual([]);
    const passed = renderJUnit(verdictFixture(), { ...gate, outcome: 'held', exitCode: 0, lines: [] });
    expect(passed).toContain('<testcase name="the gate: expected nothing worse than accepted"');
    expect(passed).not.toMatch(/<failure|<error/);
  });
  it('has an error where nothing was judged', () => {
    const xml = renderJUnit({ ...verdictFixture(), cells: [], episodes: [], outcome: 'unknown', exitCode: 2 });
    expect(xml).toContain('<error message="nothing was judged"');
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
  it.each([
    ['a run that went well', () => verdictFixture()],
    ['one with broken, unknown and probes', () => ({ ...troubledFixture(), probes: [brokenProbe] })],
    ['one that was cut after its last episode', () => cutVerdict()],
    ['a whole sweep', () => sweepFixture()],
    ['a stack whose words are hostile', () => hostileVerdict(hostileStrings.join(' '))],
  ])('of %s is taken by libxml2 and the schema that Jenkins published', async (_, verdict) => {
    expect(await schemaFaults(renderJUnit(verdict()))).toEqual([]);
  });
  it.each([
    ['an element out of place', '<testcase ', '<properties/><testcase ', /properties/],
    ['an attribute that is not known', '<testsuite ', '<testsuite flavour="a" ', /flavour/],
    ['a case without its name', /<testcase name="[^"]*"/, '<testcase', /name/],
    ['an element that is not closed', '</testcase>', '', /testcase/],
    ['a character that XML forbids', '<system-out>', '<system-out>\u0007', /Char|char/],
    ['an ampersand that is no entity', '<system-out>', '<system-out>a & b', /xmlParseEntityRef|Entity/],
  ])('with %s is refused by them', async (_, from, to, why) => {
    const faults = await schemaFaults(renderJUnit(troubledFixture()).replace(from, to));
    expect(faults.join(' ')).toMatch(why);
  });
  it('tells the facts of a case in lines of its output', () => {
    expect(renderJUnit(verdictFixture())).toContain(
      '\nfinding: proven\neffect: outage\nlost: 530 of 1,450 requests lost\n',
    );
  });
});
