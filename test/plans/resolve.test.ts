import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { defaults } from '../../plans/defaults.ts';
import { parsePlan } from '../../plans/parse.ts';
import { pickStack, resolvePlan } from '../../plans/resolve.ts';
import { databaseFailover } from '../../stack/topologies/database-failover.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = (lines: string, experiments = '{ target: balancer, fault: stop, spof: [static, read, write] }'): string =>
  `suite: mine\nstack: two-servers\n${lines}\nexperiments:\n  - ${experiments}\n`;

const resolve = (text: string) => resolvePlan(parsePlan(text, 'my.yaml'), twoServers);

function refusal(text: string): Failure {
  try {
    resolve(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new TypeError('the plan was not refused');
}

describe('resolvePlan fills in what a plan does not say', () => {
  it('takes the defaults and the failover budget of the stack', () => {
    expect(resolve(plan(''))).toMatchObject({
      title: 'mine on two-servers',
      load: {
        ratePerSecond: { static: 120, read: 120, write: 120 },
        returningPerSecond: 30,
        timeoutMs: 1000,
        deadlineMs: 250,
      },
      episodes: 1,
      windows: defaults.windows,
      bars: { ...defaults.bars, failoverBudgetMs: 1500 },
    });
  });

  it('holds longer, and waits longer for the return, where the failover of the stack takes longer', () => {
    const file = parsePlan(plan('').replace('two-servers', 'database-failover'), 'mine.yaml');
    const { windows, bars } = resolvePlan(file, databaseFailover);
    expect(bars.failoverBudgetMs).toBe(3136);
    expect(windows).toEqual({ ...defaults.windows, holdMs: 6850, recoveryMs: 6150 });
  });

  it('holds longer where the plan itself allows a longer failover', () => {
    expect(resolve(plan('bars: { failoverBudget: 5s }')).windows).toEqual({ ...defaults.windows, holdMs: 10_000 });
    expect(resolve(plan('bars: { failoverBudget: 1s }')).windows).toEqual(defaults.windows);
  });

  it('takes what the plan says before any default', () => {
    const lines = [
      'title: Mine',
      'episodes: 5',
      'load: { rate: { read: 150/s }, returning: 0/s, timeout: 2s, deadline: 500ms }',
      'windows: { settle: 1s, control: 4s, hold: 6s, recovery: 0s, after: 1m }',
      'bars: { availability: 0.985, returningAvailability: 0.9, failoverBudget: 1s, staleness: 2s, generatorLag: 20ms }',
    ];
    expect(resolve(plan(lines.join('\n')))).toMatchObject({
      title: 'Mine',
      load: {
        ratePerSecond: { static: 120, read: 150, write: 120 },
        returningPerSecond: 0,
        timeoutMs: 2000,
        deadlineMs: 500,
      },
      episodes: 5,
      windows: { settleMs: 1000, controlMs: 4000, holdMs: 6000, recoveryMs: 0, afterMs: 60_000 },
      bars: {
        availability: 0.985,
        returningAvailability: 0.9,
        failoverBudgetMs: 1000,
        stalenessMs: 2000,
        generatorLagMs: 20,
      },
    });
  });

  it('puts a sham on the host that users reach in front when there is none', () => {
    expect(resolve(plan('')).experiments.map(({ fault, target }) => `${fault} ${target}`)).toEqual([
      'sham balancer',
      'stop balancer',
    ]);
  });

  it('leaves a sham of the plan where it is', () => {
    const text = plan('', '{ target: server1, fault: stop }\n  - { target: replica, fault: sham }');
    expect(resolve(text).experiments.map(({ fault }) => fault)).toEqual(['stop', 'sham']);
  });

  it('expects survival of every operation that spof does not name', () => {
    expect(resolve(plan('', '{ target: server1, fault: stop }')).experiments[1]?.spof).toEqual([]);
  });
});

describe('resolvePlan refuses what the stack or the arithmetic does not allow', () => {
  const table: readonly (readonly [title: string, text: string, at: string, says: string])[] = [
    ['unknown target', plan('', '{ target: balancr, fault: stop }'), '5:15', 'Did you mean "balancer"?'],
    ['target of nowhere near', plan('', '{ target: moon, fault: stop }'), '5:15', 'The targets are: balancer, server1'],
    ['client as a target', plan('', '{ target: client, fault: stop }'), '5:15', 'cannot be a target'],
    [
      'same fault twice',
      plan('', '{ target: primary, fault: stop }\n  - { target: primary, fault: stop }'),
      '6:5',
      'second time',
    ],
    ['sham with an expectation', plan('', '{ target: primary, fault: sham, spof: [write] }'), '5:43', 'sham'],
    ['deadline at the timeout', plan('load: { deadline: 1s }'), '3:19', 'not shorter than the timeout of 1s'],
    ['timeout below the default deadline', plan('load: { timeout: 200ms }'), '3:18', 'deadline of 250ms'],
    [
      'too many requests',
      plan('load: { rate: { static: 400/s, read: 400/s, write: 201/s }, returning: 0/s }'),
      '3:15',
      'the operations add up to 1001/s Measured',
    ],
    [
      'too many requests together with those of returning users',
      plan('load: { rate: { static: 400/s, read: 400/s, write: 200/s }, returning: 1/s }'),
      '3:15',
      '1003/s, 3/s of them by returning users',
    ],
    ['too many returning users', plan('load: { returning: 300/s }'), '3:20', '900/s of them by returning users'],
    ['timeout that takes too many users', plan('load: { timeout: 9s }'), '3:18', 'takes 4170 virtual users'],
    ['deadline as long as a window', plan('load: { timeout: 6s, deadline: 5s }'), '3:32', 'gives 0 static requests'],
    [
      'hold below twice the budget',
      plan('windows: { hold: 2999ms }\nbars: { availability: 0.5 }'),
      '3:18',
      'at least 3s',
    ],
    ['budget above half the hold', plan('windows: { hold: 5s }\nbars: { failoverBudget: 3s }'), '3:18', 'at least 6s'],
    [
      "hold below twice the stack's own failover, whatever the plan allows",
      plan('windows: { hold: 2900ms }\nbars: { availability: 97 %, failoverBudget: 0ms }'),
      '3:18',
      'a failover budget of 1.5s, that of stack two-servers itself',
    ],
    ['control too short', plan('windows: { control: 1500ms }'), '3:21', 'make control at least 1.509s'],
    ['after too short', plan('windows: { after: 1400ms }'), '3:19', '138 static requests'],
    ['hold too short beyond the budget', plan('windows: { hold: 3s }'), '3:18', 'make hold at least 3.009s'],
    ['one rate too low', plan('load: { rate: { write: 10/s } }'), '3:24', 'make control at least 15.35s'],
    ['bar too high', plan('bars: { availability: 99.9 % }'), '3:23', 'takes 2997 without a failure'],
    ['another stack', plan('').replace('two-servers', 'two-server'), '2:8', 'Did you mean "two-servers"?'],
    ['first of two mistakes', plan('load: { deadline: 1s }', '{ target: moon, fault: stop }'), '3:19', 'deadline'],
  ];

  it.each(table)('%s', (_, text, at, says) => {
    const failure = refusal(text);
    expect(failure).toMatchObject({ code: 'bad-plan', exit: 64 });
    expect(failure.message).toMatch(new RegExp(`^my\\.yaml:${at}: `));
    expect(`${failure.message} ${failure.why}`).toContain(says);
  });

  it('names the suite when the plan comes from no file', () => {
    const file = { suite: 'mine', stack: 'two-servers', experiments: [{ target: 'moon', fault: 'stop' as const }] };
    expect(() => resolvePlan(file, twoServers)).toThrow(/^suite mine: stack two-servers has no target "moon"$/);
  });

  it('accepts a window that gives exactly as many requests as it takes', () => {
    expect(resolve(plan('windows: { control: 2759ms, hold: 4259ms, after: 2759ms }')).windows.controlMs).toBe(2759);
  });
});

describe('pickStack', () => {
  it('finds the stack that the plan names', () => {
    expect(pickStack(parsePlan(plan(''), 'my.yaml'), [{ ...twoServers, name: 'other' }, twoServers])).toBe(twoServers);
  });
});
