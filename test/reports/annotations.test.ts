import { describe, expect, it } from 'vitest';
import type { GateVerdict } from '../../model/baseline.ts';
import { renderAnnotations } from '../../reports/annotations.ts';
import { brokenProbe } from '../support/probe-verdict.ts';
import { troubledFixture, verdictFixture, withCells, withKept } from '../support/verdict-fixture.ts';

describe('annotations for GitHub', () => {
  it('are none when every expectation held', () => {
    expect(renderAnnotations([{ verdict: verdictFixture() }])).toEqual([]);
  });

  it('are an error for a broken expectation, then a warning for each unknown one', () => {
    const lines = renderAnnotations([{ verdict: troubledFixture() }]);
    expect(lines[0]).toMatch(
      /^::error title=stop primary%2C write%3A expected survives%2C is SPOF::If primary stops, /,
    );
    expect(lines.slice(1).map((line) => line.slice(0, 30))).toEqual(
      Array(3).fill('::warning title=stop replica%2C'.slice(0, 30)),
    );
  });

  it('say in their titles whose finding it is where only returning users have it', () => {
    expect(renderAnnotations([{ verdict: withKept({ finding: 'proven', expectation: 'broken' }) }])[0]).toMatch(
      /^::error title=stop server1%2C read over kept connections%3A expected survives%2C is SPOF::Over kept connections/,
    );
  });

  it('are ten at most, whatever the number of suites, and the last one tells of the rest', () => {
    const broken = withCells(verdictFixture(), {}, { expectation: 'broken' });
    const lines = renderAnnotations([{ verdict: broken }, { verdict: broken }]);
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('::error title=spofproof::27 more findings: see the summary and report.html');
  });

  it('have in the last one no error where nothing is broken, nor where all that is broken was told before', () => {
    const unknown = withCells(verdictFixture(), {}, { expectation: 'unknown' });
    expect(renderAnnotations([{ verdict: unknown }]).filter((line) => line.startsWith('::error'))).toEqual([]);
    const both = withCells(unknown, { target: 'balancer' }, { expectation: 'broken' });
    const levels = renderAnnotations([{ verdict: both }]).map((line) => line.slice(2, line.indexOf(' ')));
    expect(levels).toEqual(['error', 'error', 'error', ...Array<string>(7).fill('warning')]);
  });

  it('of ten findings are ten', () => {
    const whole = withCells(verdictFixture(), {}, { expectation: 'broken' });
    const lines = renderAnnotations([{ verdict: { ...whole, cells: whole.cells.slice(0, 10) } }]);
    expect(lines).toHaveLength(10);
    expect(lines.join()).not.toContain('more finding');
  });

  it('tell of a probe that went against the plan', () => {
    expect(renderAnnotations([{ verdict: { ...verdictFixture(), probes: [brokenProbe] } }])).toEqual([
      '::error title=serving-order%3A expected true%2C is not true::' +
        'A client is served in turn: not true, and true was expected. server1 answered 12 of 12',
    ]);
  });

  it('tell of a suite that was never judged first', () => {
    expect(renderAnnotations([{ verdict: troubledFixture() }], ['sweep: error: k6 is missing'])[0]).toBe(
      '::error title=spofproof::sweep: error: k6 is missing',
    );
  });

  it('are what a baseline says, where it decides: what it accepts is no error', () => {
    const gate: GateVerdict = {
      outcome: 'broken',
      exitCode: 1,
      passed: 16,
      all: 18,
      lines: [
        { key: 'server1/stop/read', kind: 'new-spof', verdict: 'broken', sentence: 'is a new single point of failure' },
        { key: 'server2/stop/read', kind: 'improved', verdict: 'held', sentence: 'is better than accepted' },
      ],
    };
    const lines = renderAnnotations([{ verdict: troubledFixture(), gate }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error title=gate%3A .*::is a new single point of failure$/);
  });

  it('cannot be broken out of by what a server or a plan says', () => {
    const reasons = [{ reason: 'load-invalid', detail: 'a\r\n::set-env name=x::y %0A %' }] as const;
    const cells = withCells(troubledFixture(), { target: 'replica' }, { reasons, target: 'a,b::c' });
    const lines = renderAnnotations([{ verdict: cells }]);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(lines.filter((line) => !/^::(?:error|warning) title=[^:,]*::/.test(line))).toEqual([]);
    expect(lines[1]).toContain('%250A %25');
  });
});
