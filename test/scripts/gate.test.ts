import { describe, expect, it } from 'vitest';
import type { Side } from '../../chaos/index.ts';
import type { Sample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import { answersOf } from '../../loadtests/driver/answered.ts';
import { gateOf } from '../../scripts/gate.ts';
import { answersWithin, loadDuration, windowsMs } from '../../scripts/load.ts';
import { planOf, spec, times } from '../support/record-plan.ts';
import { samplesOf } from '../support/record-samples.ts';
import type { Shape } from '../support/record-shapes.ts';
import { refusedBetween } from '../support/record-shapes.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const plan = planOf([]);
const startMs = 1000;

/** What else is the case. */
interface Circumstances {
  /** What the stack itself lacks. */
  readonly missing?: string[];
  /** What it lacks beside that for a fault to begin. */
  readonly away?: readonly string[];
  /** On which side of a fault it is asked. */
  readonly side?: Side;
  /** From when it lacks nothing. */
  readonly isWholeAtMs?: number;
  /** The generator stands still from one moment to another, and then begins at once what was due meanwhile. */
  readonly stall?: readonly [fromMs: number, toMs: number];
  /** From a moment on the generator begins everything so much later. */
  readonly lag?: { readonly fromMs: number; readonly ms: number };
}

/** Asks for the phase between two moments of the load, at its end; k6 tells of a request when it was answered. */
function asked(fromMs: number, toMs: number, shape: Shape = () => ({}), around: Circumstances = {}) {
  const { missing = [], isWholeAtMs = Number.POSITIVE_INFINITY, stall = [0, 0], lag = { fromMs: 0, ms: 0 } } = around;
  const { away = [], side = 'after' } = around;
  const clock = virtualClock(startMs + toMs);
  const heldUp = (sample: Sample): Sample =>
    sample.beganMs >= stall[0] && sample.beganMs < stall[1] ? { ...sample, beganMs: stall[1] } : sample;
  const lagging = (sample: Sample): Sample =>
    sample.beganMs >= lag.fromMs ? { ...sample, beganMs: sample.beganMs + lag.ms } : sample;
  const samples = samplesOf(plan, shape, '').map(heldUp).map(lagging);
  const soFar = async () =>
    samples.filter(({ beganMs, jitterMs, waitMs }) => startMs + beganMs + jitterMs + waitMs <= clock.now());
  const load = { soFar, hasAnswered: async (untilMs: number) => answersOf(plan.load, await soFar())(untilMs) };
  const setting = { job: { plan, stack: spec }, around: { clock, signal: new AbortController().signal }, load };
  const steadyState = async (moment?: 'start') => {
    const lacks = clock.now() < startMs + isWholeAtMs ? missing : [];
    return moment === 'start' ? [...lacks, ...away] : lacks;
  };
  const stack = { steadyState };
  const gate = gateOf({ ...setting, stack, loadStartedAt: epochMs(startMs) });
  const window = {
    from: epochMs(startMs + fromMs),
    to: epochMs(startMs + toMs),
    stateBy: epochMs(startMs + toMs + 900),
  };
  return { said: gate(window, side), clock };
}

/** How long after the end of its window the gate judged. */
async function waitedMs(shape?: Shape): Promise<number> {
  const { said, clock } = asked(1000, 5000, shape);
  await said;
  return clock.now() - startMs - 5000;
}

const ask = (...question: Parameters<typeof asked>): Promise<readonly string[]> => asked(...question).said;

/** Refuses everything between two moments of the load. */
const refused = (fromMs: number, toMs: number): Shape => refusedBetween(fromMs - times.injected, toMs - times.injected);

describe('the steady-state gate', () => {
  it('holds when every component and every answer of the phase is as it has to be', async () => {
    expect(await ask(1000, 5000)).toEqual([]);
  });

  it('waits for the last answers that may still be in time', async () => {
    expect(await ask(1000, 5000, () => ({ waitMs: 250 }))).toEqual([]);
  });

  it('waits no longer than until all have come, and no longer than one may be in time where some never do', async () => {
    expect(await waitedMs()).toBeLessThan(40);
    expect(await waitedMs(({ slot }) => (slot > 450 ? 'drop' : {}))).toBe(answersWithin(plan.load));
    expect(await waitedMs(() => ({ waitMs: 900 }))).toBe(answersWithin(plan.load));
  });

  it('takes no request that is begun a little late for a dropped one, whenever that shows', async () => {
    // Whatever a look finds reported of those that are begun behind the stall.
    for (let waitMs = 4; waitMs <= 24; waitMs++) {
      const slow: Shape = ({ slot }) => ({ waitMs: slot < 500 ? 4 : waitMs });
      expect(await ask(1000, 5000, slow, { stall: [4970, 5005] })).toEqual([]);
    }
  });

  it('takes no lag that goes on for dropped requests either, as long as it is one that the generator may have', async () => {
    expect(await ask(1000, 5000, undefined, { lag: { fromMs: 3000, ms: 12 } })).toEqual([]);
    expect(await ask(1000, 5000, undefined, { lag: { fromMs: 3000, ms: 18 } })).toEqual([]);
    expect(await ask(1000, 5000, undefined, { lag: { fromMs: 3000, ms: 22 } })).not.toEqual([]);
  });

  it('judges nothing before or after the phase', async () => {
    expect(await ask(1000, 5000, refused(0, 1000))).toEqual([]);
    expect(await ask(1000, 5000, refused(5000, 6000))).toEqual([]);
  });

  it('judges the first and the last moments of the phase', async () => {
    expect(await ask(1000, 5000, refused(1000, 1100))).toHaveLength(3);
    expect(await ask(1000, 5000, refused(4900, 5000))).toHaveLength(3);
  });

  it('says what the stack itself lacks', async () => {
    expect(await ask(1000, 5000, undefined, { missing: ['replica lags'] })).toEqual(['replica lags']);
  });

  it('says what keeps a fault from beginning before it, and not after', async () => {
    const away = ['vip is on balancer2, not on balancer1'];
    expect(await ask(1000, 5000, undefined, { away, side: 'before' })).toEqual(away);
    expect(await ask(1000, 5000, undefined, { away, side: 'after' })).toEqual([]);
  });

  it('waits for the stack itself as long as it may, and no longer', async () => {
    expect(await ask(1000, 5000, undefined, { missing: ['replica lags'], isWholeAtMs: 5800 })).toEqual([]);
    expect(await ask(1000, 5000, undefined, { missing: ['replica lags'], isWholeAtMs: 6000 })).toEqual([
      'replica lags',
    ]);
  });

  it('says that the load was over, and how long the acts took, instead of blaming the service', async () => {
    const [said, ...more] = await ask(32_000, 36_000);
    expect(said).toBe(
      'the load ended 3.69 s before this phase did, so it cannot be judged: the acts took 19.0 s, 15.3 s were planned',
    );
    expect(more).toEqual([]);
  });
});

describe('the length of a load', () => {
  it('covers every window, the wait for the answers of the first gate, and acts that are slow', () => {
    expect(answersWithin(plan.load)).toBe(310);
    expect(loadDuration(plan) - windowsMs(plan)).toBe(15_310);
    expect(loadDuration(plan, 20_000) - windowsMs(plan)).toBe(35_310);
  });

  it('waits for the slowest operation, not for one that is left out', () => {
    const rates = { ...plan.load.ratePerSecond, read: 0 as never, write: 10 as never };
    expect(answersWithin({ ...plan.load, ratePerSecond: rates })).toBe(400);
  });
});
