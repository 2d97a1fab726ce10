import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../model/verdict.ts';
import { renderMetrics } from '../../reports/metrics.ts';
import { worstExit } from '../../scripts/worst-exit.ts';
import { metricsFaults } from '../support/openmetrics.ts';
import { troubledFixture, verdictFixture, withCells } from '../support/verdict-fixture.ts';

const of = (...verdicts: readonly Verdict[]): string =>
  renderMetrics({
    endedAtSeconds: 1_795_262_400.25,
    exitCode: 1,
    suites: verdicts.map(({ run, exitCode }) => ({ suite: run.suite, exitCode })),
    verdicts,
  });

const ended = (exitCodes: readonly number[]): string =>
  renderMetrics({
    endedAtSeconds: 1,
    exitCode: 1,
    suites: exitCodes.map((exitCode) => ({ suite: 's', exitCode })),
    verdicts: [],
  });

const lasting = (verdict: Verdict, durationMs: number): Verdict => ({
  ...verdict,
  run: { ...verdict.run, durationMs },
});

const lines = (text: string, begin: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(begin));

describe('the metrics of a command', () => {
  it.each([
    ['all is as expected', of(verdictFixture())],
    ['something is broken and something unknown', of(troubledFixture())],
    ['nothing was judged', of()],
  ])('are valid OpenMetrics when %s', (_, text) => {
    expect(metricsFaults(text)).toEqual([]);
  });

  it('say when it ended and how, whatever came of it', () => {
    expect(of()).toContain('\nspofproof_end_timestamp_seconds 1795262400.25\n');
    expect(of()).toContain('\nspofproof_exit_code 1\n');
  });

  it('say of each cell whether its expectation was met and whether it is a single point of failure', () => {
    const cell = 'suite="essentials",stack="two-servers",target="primary",fault="stop",operation="write",arm="main"';
    expect(of(troubledFixture())).toContain(`spofproof_expectation_met{${cell}} 0`);
    expect(of(troubledFixture())).toContain(`spofproof_single_point_of_failure{${cell}} 1`);
    expect(of(verdictFixture())).toContain(`spofproof_expectation_met{${cell}} 1`);
  });

  it('say of a suite that was proved twice how its worse run came out, whichever was the last', () => {
    for (const both of [of(troubledFixture(), verdictFixture()), of(verdictFixture(), troubledFixture())]) {
      expect(both).toContain('spofproof_suite_exit_code{suite="essentials"} 1');
      expect(lines(both, 'spofproof_expectation_met{')).toEqual(
        lines(of(troubledFixture()), 'spofproof_expectation_met{'),
      );
    }
  });

  it('say nothing of such a suite that its worse run does not know, and give its outage no end that it did not have', () => {
    const read = { target: 'server1', operation: 'read' } as const;
    const blind = { finding: 'unknown', availability: { control: null, hold: null, after: null } } as const;
    const unending = { startMs: 0, lengthLowMs: 5000, lengthHighMs: null, silentMs: 5000, censored: true };
    const write = { finding: 'proven', expectation: 'broken', outage: unending } as const;
    const cut = withCells(withCells(verdictFixture(), read, blind), { target: 'server1', operation: 'write' }, write);
    const worse = { ...cut, exitCode: 1, writes: { ...cut.writes, databasesRead: [] } };
    const cellsOf = (text: string): readonly string[] =>
      lines(text, 'spofproof_').filter((line) => !/suite_exit/.test(line));
    expect(cellsOf(of(verdictFixture(), worse))).toEqual(cellsOf(of(worse)));
    expect(cellsOf(of(worse, verdictFixture()))).toEqual(cellsOf(of(worse)));
    expect(lines(of(worse), 'spofproof_single_point_of_failure{').join()).not.toContain(
      'target="server1",fault="stop",operation="read"',
    );
  });

  it('take what is broken for worse than what is unknown, and what failed otherwise for the worst', () => {
    const last = [
      [1, 2],
      [2, 1],
      [2, 0],
      [1, 2, 143],
    ].map((exits) => / (\d+)$/.exec(lines(ended(exits), 'spofproof_suite_exit_code{').join())?.[1]);
    expect(last).toEqual(['1', '1', '2', '143']);
  });

  it.each([
    [[69, 130], 69],
    [[74, 143], 74],
    [[75, 74], 74],
    [[130, 1], 130],
  ])('say of a suite that ended with %j what the command ends with', (exits, worst) => {
    expect(lines(ended(exits), 'spofproof_suite_exit_code{').join()).toMatch(new RegExp(` ${worst}$`));
    expect(worstExit(exits)).toBe(worst);
  });

  it('say nothing of a finding that is unknown, and never take it for met', () => {
    const text = of(troubledFixture());
    expect(lines(text, 'spofproof_single_point_of_failure{').join()).not.toContain('target="replica"');
    expect(lines(text, 'spofproof_availability_ratio{').join()).not.toContain('target="replica"');
    expect(lines(text, 'spofproof_expectation_met{').filter((line) => /"replica".* 1$/.test(line))).toEqual([]);
  });

  it('give an outage that was not seen to end no upper bound', () => {
    const outages = lines(of(verdictFixture()), 'spofproof_outage_seconds{').filter((line) => /"balancer"/.test(line));
    expect(outages.filter((line) => line.includes('bound="low"'))).toHaveLength(3);
    expect(outages.filter((line) => line.includes('bound="high"'))).toEqual([]);
  });

  it('count no lost writes when no database was read', () => {
    const whole = verdictFixture();
    const unread = { ...whole, writes: { ...whole.writes, databasesRead: [] } };
    expect(lines(of(whole), 'spofproof_writes{').join()).toContain('fate="lost"');
    expect(lines(of(unread), 'spofproof_writes{').join()).not.toContain('fate="lost"');
  });

  it.each([
    ['no database was read', []],
    ['one of the databases was not read', ['primary.mariadb']],
  ])('claim no 0 lost writes when after one episode %s, and tell those that were found', (_, databasesRead) => {
    const { episodes, ...rest } = verdictFixture();
    const [first, ...others] = episodes;
    const partly = { ...rest, episodes: [{ ...first!, writes: { ...first!.writes, databasesRead } }, ...others] };
    expect(lines(of(partly), 'spofproof_writes{').join()).not.toMatch(/fate="(lost|duplicated|phantom)"/);
    const found = { ...partly, writes: { ...partly.writes, lost: 2 } };
    expect(lines(of(found), 'spofproof_writes{').join()).toMatch(/fate="lost"\} 2/);
  });

  it('of two runs of one suite are those of the later', () => {
    const [first, second] = [verdictFixture(), verdictFixture()];
    const text = of(lasting(first, 1000), lasting(second, 2000));
    expect(metricsFaults(text)).toEqual([]);
    expect(lines(text, 'spofproof_run_duration_seconds{')).toEqual([
      'spofproof_run_duration_seconds{suite="essentials",stack="two-servers"} 2',
    ]);
  });

  it('keep names that hold signs of the format as they are', () => {
    const odd = withCells(verdictFixture(), {}, { target: 'a"b\\c\nd' });
    expect(metricsFaults(of(odd))).toEqual([]);
    expect(of(odd)).toContain(String.raw`target="a\"b\\c\nd"`);
  });
});

describe('the grammar', () => {
  const text = of(verdictFixture());
  it.each([
    ['no end', text.replace('# EOF\n', ''), ['does not end with # EOF and a line feed']],
    [
      'a value that is no number',
      text.replace('_exit_code 1\n', '_exit_code one\n'),
      ['no line of the format: spofproof_exit_code one'],
    ],
    ['a blank line', text.replace('# EOF', '\n# EOF'), ['no line of the format: ']],
    ['a sample twice', text.replace(/(spofproof_exit_code 1\n)/, '$1$1'), ['spofproof_exit_code stands twice']],
    ['another type', text.replace('_exit_code gauge', '_exit_code counter'), ['spofproof_exit_code is no gauge']],
    [
      'a unit that is not in the name',
      text.replace('_ratio ratio', '_ratio bytes'),
      ['spofproof_availability_ratio does not end in its unit bytes'],
    ],
    [
      'a family in pieces',
      text.replace('# EOF', 'spofproof_exit_code{a="b"} 1\n# EOF'),
      ['spofproof_exit_code is in pieces'],
    ],
    [
      'an unescaped quote',
      text.replace('suite="essentials"} 0', 'suite="essen"tials"} 0'),
      ['no line of the format: spofproof_suite_exit_code{suite="essen"tials"} 0'],
    ],
  ])('refuses %s', (_, broken, faults) => {
    expect(metricsFaults(broken)).toEqual(faults);
  });
});
