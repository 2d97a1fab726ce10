import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { epochMs, parseDuration } from '../../../model/units.ts';
import { shippedPlans } from '../../../plans/index.ts';
import { longestMs } from '../../../plans/outline.ts';
import { pickStack, resolvePlan } from '../../../plans/resolve.ts';
import { renderMetrics } from '../../../reports/metrics.ts';
import { commandLine } from '../../../scripts/cli.ts';
import { commands } from '../../../scripts/commands/index.ts';
import { openNight } from '../../../scripts/night/open.ts';
import type { ProveOptions } from '../../../scripts/options.ts';
import { openOutput } from '../../../scripts/output.ts';
import { topologies } from '../../../stack/index.ts';
import { callsIn, cronLine, readyFile, unitOf } from '../../support/ready-files.ts';
import { downUntilHealed } from '../../support/record-shapes.ts';
import { recordOf } from '../../support/record.ts';
import { judge } from '../../../verdict/judge.ts';

/** Reads a command line as the program does, and does nothing. */
const read = async (argv: readonly string[]): Promise<ProveOptions & { readonly _: readonly string[] }> => {
  const idle = commands.map((command) => Object.assign({}, command, { handler: () => undefined }));
  return (await commandLine(argv, idle).parseAsync()) as never;
};

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
}

const github = parse(readyFile('github-actions.yml')) as { on: Record<string, unknown>; jobs: { prove: Job } };
const gitlab = parse(readyFile('gitlab-ci.yml')) as Record<string, unknown> & { stages: readonly string[] };
const gitlabJob = gitlab['single-points-of-failure'] as Record<string, unknown> & {
  script: readonly string[];
  cache: readonly { key: unknown; paths: readonly string[]; when: string }[];
  artifacts: { when: string; paths: readonly string[]; reports: Record<string, string> };
};
const service = unitOf(readyFile('spofproof.service'));
const timer = unitOf(readyFile('spofproof.timer'));
const cron = readyFile('spofproof.cron')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map(cronLine);

/** What each file runs, and how long it gives it, in milliseconds; cron gives it no limit. */
const callers: readonly (readonly [string, string, number])[] = [
  [
    'github-actions.yml',
    github.jobs.prove.steps.map(({ run }) => run ?? '').join('\n'),
    github.jobs.prove['timeout-minutes'] * 60_000,
  ],
  ['gitlab-ci.yml', gitlabJob.script.join('\n'), Number.parseInt(String(gitlabJob['timeout']), 10) * 60_000],
  [
    'spofproof.service',
    service.get('Service.ExecStart')?.join('\n') ?? '',
    Number.parseInt(service.get('Service.TimeoutStartSec')?.[0] ?? '', 10) * 60_000,
  ],
  ['spofproof.cron', cron.map(({ command }) => command).join('\n'), Infinity],
];

describe.each(callers)('docs/nightly/%s', (_, shellText, limitMs) => {
  const calls = callsIn(shellText);

  it('calls a command that exists, with options and values that it takes', async () => {
    expect(calls).toHaveLength(1);
    const options = await read(calls[0] ?? []);
    const output = openOutput({ quiet: true, color: false });
    const { metrics: __, ...rest } = options;
    expect(options._).toEqual(['prove']);
    expect(openNight(rest, output, { SPOFPROOF_WEBHOOK: 'https://chat.example/x' }).deadline).toBeDefined();
  });

  it('names a suite that ships, and gives it a deadline that it needs and a limit above that', async () => {
    const { suites, deadline = '' } = await read(calls[0] ?? []);
    const file = shippedPlans(topologies).find(({ suite }) => suite === suites[0]);
    const deadlineMs = parseDuration(deadline) ?? 0;
    expect(suites).toHaveLength(1);
    expect(file && longestMs(resolvePlan(file, pickStack(file, topologies)))).toBeLessThan(deadlineMs * 0.75);
    expect(limitMs - deadlineMs).toBeGreaterThanOrEqual(20 * 60_000);
  });
});

describe('what is wrong in such a file', () => {
  it.each([
    ['a command that is none', ['proof', 'nightly']],
    ['an option that is none', ['prove', 'nightly', '--keep-runs', '3']],
    ['an option without its value', ['prove', 'nightly', '--deadline']],
  ])('is found: %s', async (_, argv) => {
    await expect(read(argv)).rejects.toMatchObject({ code: 'bad-argument' });
  });
});

describe('the ready file for GitHub', () => {
  const { steps } = github.jobs.prove;

  it('runs every night, before a release, and by hand', () => {
    expect(Object.keys(github.on)).toEqual(['schedule', 'push', 'workflow_dispatch']);
    expect(github.on['schedule']).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) }]);
  });

  it('keeps what was found also when it fails, after it was proved', () => {
    const keeps = steps.findIndex(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(steps[keeps]).toMatchObject({ if: 'always()', with: { path: 'runs/' } });
    expect(keeps).toBeGreaterThan(steps.findIndex(({ run }) => run?.includes('prove')));
  });

  it('keeps the history also after a night that failed, under a name of its own, and begins with the last one', () => {
    const [restores, proves, saves] = ['actions/cache/restore@', 'npm run', 'actions/cache/save@'].map((word) =>
      steps.findIndex(({ uses, run, with: of }) =>
        uses ? uses.startsWith(word) && of?.['path'] === 'runs/history.ndjson' : run?.startsWith(word),
      ),
    );
    const key = 'spofproof-history-${{ github.run_id }}-${{ github.run_attempt }}';
    expect([restores, proves, saves]).toEqual([restores, proves, saves].toSorted((a = 0, b = 0) => a - b));
    expect(steps[restores ?? -1]?.with).toMatchObject({ key, 'restore-keys': 'spofproof-history-' });
    expect(steps[saves ?? -1]).toMatchObject({ if: 'always()', with: { key } });
    // The action that does both saves nothing once a step has failed.
    expect(
      steps.filter(({ uses, with: of }) => uses?.startsWith('actions/cache@') && of?.['path']?.includes('history')),
    ).toEqual([]);
  });

  it('has its secrets in the environment alone', () => {
    const proving = steps.find(({ run }) => run?.includes('prove'));
    expect(proving?.run).not.toContain('secrets.');
    expect(Object.keys(proving?.env ?? {})).toEqual(['SPOFPROOF_WEBHOOK', 'SPOFPROOF_WEBHOOK_AUTHORIZATION']);
  });
});

describe('the ready file for GitLab', () => {
  it('is a job of a stage that there is, and keeps its JUnit also when it fails', () => {
    expect(gitlab.stages).toContain(gitlabJob['stage']);
    expect(gitlabJob.artifacts).toMatchObject({
      when: 'always',
      paths: ['runs/'],
      reports: { junit: 'runs/latest/junit.xml' },
    });
  });

  it('keeps the history also after a night that failed, and when the packages are others', () => {
    expect(gitlabJob.cache.map(({ when }) => when)).toEqual(['always', 'always']);
    expect(gitlabJob.cache.find(({ paths }) => paths.includes('runs/history.ndjson'))?.key).toBe('spofproof-history');
  });

  it('takes the metrics from where they are written', async () => {
    const { metrics } = await read(callsIn(gitlabJob.script.join('\n'))[0] ?? []);
    expect(gitlabJob.artifacts.reports['metrics']).toBe(metrics);
  });
});

describe('the ready files for systemd and cron', () => {
  it('start it every night, a missed one too, and give it time to restore', () => {
    expect(timer.get('Timer.OnCalendar')).toEqual(['*-*-* 03:17:00']);
    expect(timer.get('Timer.Persistent')).toEqual(['true']);
    expect(service.get('Service.KillMode')).toEqual(['mixed']);
    expect(service.get('Service.Type')).toEqual(['oneshot']);
  });

  it('need no root', () => {
    expect(service.get('Service.User')).toEqual(['spofproof']);
    expect(cron.map(({ user, moments }) => [user, moments])).toEqual([['spofproof', ['17', '3', '*', '*', '*']]]);
  });

  it('have nothing in the environment that the command does not use, and tell nobody where it is not set', async () => {
    expect(service.get('Service.EnvironmentFile')).toEqual(['-/etc/spofproof.env']);
    const named = readyFile('spofproof.service').match(/\bSPOFPROOF_WEBHOOK(?:_\w+)?/g) ?? [];
    expect([...new Set(named)]).toEqual(['SPOFPROOF_WEBHOOK', 'SPOFPROOF_WEBHOOK_AUTHORIZATION']);
    const { webhook } = await read(callsIn(service.get('Service.ExecStart')?.join('\n') ?? '')[0] ?? []);
    expect(webhook).toBe('env:SPOFPROOF_WEBHOOK');
    expect(service.get('Service.Environment')).toContain('SPOFPROOF_WEBHOOK=');
  });

  it('say who has to be let into the folder of the metrics', () => {
    for (const name of ['spofproof.service', 'spofproof.cron'])
      expect(readyFile(name)).toMatch(
        /^# The user has to be let into the folder of the metrics.*: setfacl -m u:spofproof:/m,
      );
  });

  it('hold no sign that cron takes for a line break', () => {
    expect(cron[0]?.command).not.toContain('%');
  });
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}

describe('the ready rules for Prometheus', () => {
  const { groups } = parse(readyFile('prometheus-rules.yml')) as { groups: { rules: Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);

  it('ask for metrics that are written', () => {
    const asked = rules.flatMap(({ expr }) => expr.match(/spofproof_\w+/g) ?? []);
    const documented = readyFile('README.md');
    expect(asked).toHaveLength(6);
    expect(asked.filter((name) => !documented.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('call a night broken that was cut when something was broken already, and nothing not judged that was', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', shape: downUntilHealed }] });
    const at = epochMs(Math.max(...record.events.map((event) => event.at)) + 1);
    const cut = { type: 'run-interrupted', at, signal: 'the deadline of 60m', during: 'server2' } as const;
    const { exitCode, run, ...verdict } = judge({ ...record, events: [...record.events, cut] });
    const suites = [{ suite: run.suite, exitCode }];
    const told = renderMetrics({ endedAtSeconds: 1, exitCode, suites, verdicts: [{ ...verdict, run, exitCode }] });
    expect(told).toContain(`spofproof_suite_exit_code{suite="${run.suite}"} 2\n`);
    expect(told).toMatch(/spofproof_expectations\{suite="[^"]+",stack="[^"]+",expectation="broken"\} [1-9]/);
    const exprs = rules.map(({ alert, expr }) => `${alert}: ${expr}`).join('\n');
    expect(exprs).toContain(
      'Broken: spofproof_suite_exit_code == 1 or ' +
        'spofproof_suite_exit_code > 1 and ignoring (stack, expectation) ' +
        'spofproof_expectations{expectation="broken"} > 0\n',
    );
    expect(rules.at(-1)?.annotations.summary).toContain('unknown, cut or not judged');
  });

  it('alert also of metrics that were never written', () => {
    expect(readyFile('prometheus-rules.yml')).toMatch(/alert: SpofproofMetricsMissing\n +expr: absent\(spofproof_end_/);
  });
});
