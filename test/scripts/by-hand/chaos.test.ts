import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { exitFor, listen, orderOf } from '../../../scripts/by-hand/chaos.ts';
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
    ['143 when it was never done for the same reason', outcome({ injected: false }), 'SIGTERM', 143],
  ] as const)('is %s', (_, what, signal, exit) => {
    expect(exitFor(order, what, signal)).toBe(exit);
  });

  it.each([
    ['not-restored', 74, outcome({ restored: false, because: ['heal failed'] }), undefined],
    ['not-restored', 74, outcome({ restored: false }), 'SIGINT'],
    ['component-not-ready', 69, outcome({ injected: false, because: ['before the fault: x'] }), undefined],
    ['no-lab', 64, undefined, undefined],
  ] as const)('is the failure %s (%i) when it says so', (code, exit, what, signal) => {
    expect(() => exitFor(order, what, signal)).toThrow(expect.objectContaining({ code, exit }));
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
