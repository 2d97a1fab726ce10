import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { conclude, exitFor, listen, orderOf } from '../../../scripts/by-hand/chaos.ts';
import type { HandOutcome, Tell } from '../../../scripts/by-hand/words.ts';
import { stateFixture } from '../../support/state-fixture.ts';

const common = { json: false, quiet: false, verbose: false, color: false };
const lab = {
  pid: 1,
  startedAtTick: '1',
  stack: 'two-servers',
  addresses: {},
  targets: ['server1', 'balancer'],
  url: '',
};
const order = { fault: 'stop', target: 'server1', holdMs: 10_000 } as const;
const outcome = (change: Partial<HandOutcome> = {}): HandOutcome => ({
  intended: true,
  injected: true,
  restored: true,
  because: [],
  ...change,
});

describe('what shall be done by hand', () => {
  it('is a fault to a target of the lab that is up', () => {
    expect(orderOf({ ...common, fault: 'stop', target: 'server1', for: '10s' }, lab)).toEqual(order);
  });

  it.each([
    [{ fault: 'stopp' }, 'there is no fault `stopp`', 'Did you mean `stop`?'],
    [{ target: 'servr1' }, 'there is no target of two-servers `servr1`', 'Did you mean `server1`?'],
    [{ target: 'client' }, 'there is no target of two-servers `client`', 'There are server1, balancer.'],
    [{ for: '1h' }, '--for 1h', 'A fault is held from 1s to 10m.'],
  ])('is refused when it is %j', (wrong, message, why) => {
    const asked = { ...common, fault: 'stop', target: 'server1', for: '10s', ...wrong };
    expect(() => orderOf(asked, lab)).toThrow(expect.objectContaining({ code: 'bad-argument', message, why }));
  });
});

describe('the end of a fault by hand', () => {
  it.each([
    ['0 when it was in force and is healed', outcome(), undefined, 0],
    [
      '2 when something was not seen as it should be',
      outcome({ because: ['not seen as it should be (bit)'] }),
      undefined,
      2,
    ],
    ['130 when it was healed early', outcome(), 'SIGINT', 130],
    ['143 when it was never done for the same reason', outcome({ intended: false, injected: false }), 'SIGTERM', 143],
  ] as const)('is %s', (_, what, signal, exit) => {
    expect(exitFor(order, what, signal)).toBe(exit);
  });

  it.each([
    ['not-restored', 74, outcome({ restored: false, because: ['heal failed'] }), undefined],
    ['not-restored', 74, outcome({ restored: false }), 'SIGINT'],
    [
      'component-not-ready',
      69,
      outcome({ intended: false, injected: false, because: ['before the fault: x'] }),
      undefined,
    ],
    ['component-not-ready', 69, outcome({ injected: false, because: ['inject failed: x'] }), undefined],
    ['no-lab', 64, undefined, undefined],
  ] as const)('is the failure %s (%i) when it says so', (code, exit, what, signal) => {
    expect(() => exitFor(order, what, signal)).toThrow(expect.objectContaining({ code, exit }));
  });
});

/** The end of a fault by hand, and what is then said where. */
const told = (what: HandOutcome, json = false) => {
  const [data, errors]: [string[], string[]] = [[], []];
  const output = { data: (text: string) => void data.push(text), error: (line: string) => void errors.push(line) };
  const all = { stack: 's', ...order, events: [], changes: [], outcome: what };
  const end = () => conclude(all, undefined, { json, verbose: false }, output);
  return { data, errors, end };
};

describe('what is said at the end of a fault by hand', () => {
  const unsure = outcome({
    because: ['not seen as it should be (holds)', 'not seen as it should be (holds)', 'lifted'],
  });

  it('is each reason once why it is unknown whether it was in force', () => {
    const { data, end } = told(unsure);
    expect(end()).toBe(2);
    expect(data).toEqual(['unknown: not seen as it should be (holds)', 'unknown: lifted']);
  });

  it.each([
    ['nothing was done', outcome({ intended: false, injected: false })],
    ['it did not take full effect, and was undone', outcome({ injected: false })],
  ])('is that %s', (words, what) => {
    expect(told(what).end).toThrow(`stop server1: ${words}`);
  });

  it.each([
    ['with its failure', outcome({ injected: false, because: ['x'] }), 69, { error: { code: 'component-not-ready' } }],
    ['with its failure to heal', outcome({ restored: false }), 74, { error: { code: 'not-restored' } }],
    ['without one', unsure, 2, { outcome: unsure }],
  ])('is one object for a program that asks, %s', (_, what, exit, part) => {
    const { data, errors, end } = told(what, true);
    expect(end()).toBe(exit);
    expect(data).toHaveLength(1);
    expect(JSON.parse(data[0] ?? '')).toMatchObject({ stack: 's', fault: 'stop', outcome: what, ...part });
    expect(errors.length > 0).toBe(exit !== 2);
  });
});

async function* nothing(): AsyncGenerator<Tell> {}

describe('following a fault by hand', () => {
  const base = stateFixture();
  const state = (change: object, at: number): Tell => ({
    tell: 'state',
    stack: 's',
    fault: null,
    state: { ...base, ...change, at: epochMs(at) },
  });
  async function* tells(): AsyncGenerator<Tell> {
    yield state({}, 1000);
    yield { tell: 'event', event: { type: 'fault-injected', at: epochMs(1500), begunAt: epochMs(1480), episode: 1 } };
    yield state({ visit: { ...base.visit, status: 0 } }, 2000);
    yield state({}, 3000);
    yield { tell: 'done', outcome: outcome() };
    throw new Error('nobody reads on behind the end');
  }

  it('tells what is done and what becomes of the stack, each with its moment, up to the end', async () => {
    const said: string[] = [];
    const heard = await listen(tells(), (line) => said.push(line));
    expect(said).toEqual([
      '  0.5 s  in force, after 20 ms',
      '  1.0 s  users get no answer',
      '  2.0 s  users are served',
    ]);
    expect(heard.outcome).toEqual(outcome());
    expect(heard.changes).toEqual([
      { at: 2000, what: 'users get no answer' },
      { at: 3000, what: 'users are served' },
    ]);
  });

  it('tells what is amiss during the hold when that changes', async () => {
    const fact = { what: 'server1.app process', seen: 'running', asWanted: false };
    const look = (at: number, asWanted: boolean): Tell => ({
      tell: 'event',
      event: {
        type: 'evidence-seen',
        at: epochMs(at),
        episode: 1,
        moment: 'holds',
        evidence: { facts: [{ ...fact, asWanted }] },
      },
    });
    async function* looks(): AsyncGenerator<Tell> {
      for (const [index, asWanted] of [true, false, false, true, false].entries()) yield look(index * 1000, asWanted);
    }
    const said: string[] = [];
    await listen(looks(), (line) => said.push(line));
    const amiss = ['evidence, during the hold:', '  ✗ server1.app process: running'];
    expect(said).toEqual([1, 4].flatMap((second) => amiss.map((line) => `  ${second}.0 s  ${line}`)));
  });

  it('shows what a program said, and lets it act on no terminal and no CI', async () => {
    const said: string[] = [];
    const because = '\u001b[2J##[error]x\n::add-mask::secret';
    async function* hostile(): AsyncGenerator<Tell> {
      yield { tell: 'event', event: { type: 'act-failed', at: epochMs(1000), episode: 1, act: 'heal', because } };
    }
    await listen(hostile(), (line) => said.push(line));
    expect(said).toEqual([String.raw`  0.0 s  heal failed: \u001b[2J# #[error]x ::add-mask::secret`]);
  });

  it('has no outcome when the lab ends first', async () => {
    expect((await listen(nothing(), () => {})).outcome).toBeUndefined();
  });
});
