import { describe, expect, it } from 'vitest';
import type { ProbeScene } from '../../../chaos/probe-contract.ts';
import { probes } from '../../../chaos/probes/index.ts';
import type { Observation, VisitsSeen } from '../../../model/observation.ts';
import type { ProbeId } from '../../../model/probe.ts';
import { ms } from '../../../model/units.ts';
import { probeJudges } from '../../../verdict/probes/index.ts';
import type { QueueSetting } from '../../support/queue-scene.ts';
import { queueScene } from '../../support/queue-scene.ts';
import { planFixture } from '../../support/stack-fixture.ts';

/** What the probe gathers in front of servers of known speed. */
async function gathered(id: ProbeId, setting: QueueSetting, generatorLagMs = 50) {
  const { scene, seen } = queueScene(setting);
  const bars = { ...scene.bars, generatorLagMs: ms(generatorLagMs) };
  await probes.find((probe) => probe.id === id)?.gather({ ...scene, bars });
  return { scene, seen };
}

/** The same by who takes no notice of how late he is, and in whose records nothing is said of it. */
async function gatheredBlindly(id: ProbeId, setting: QueueSetting) {
  const { scene, seen } = await gathered(id, setting, Infinity);
  const bare = seen.map((one) => {
    const { schedule: _, ...rest } = one as VisitsSeen;
    return one.kind === 'visits' ? rest : one;
  });
  return { scene, seen, bare };
}

/** A stall of the visitors in the middle of a rate that decides, in front of sound servers. */
const stalls = [
  ['survivor-load', 'held', 14_600],
  ['more-servers', 'held', 3500],
  ['passive-capacity', 'broken', 3500],
] as const;

function judged(id: ProbeId, { plan, spec }: ProbeScene, seen: readonly Observation[]) {
  const facts = { probe: { ...plan, probe: id }, plan: planFixture, stack: spec, seen };
  return probeJudges.find((judge) => judge.id === id)?.judge(facts);
}

async function found(id: ProbeId, setting: QueueSetting) {
  const { scene, seen } = await gathered(id, setting);
  return judged(id, scene, seen);
}

describe('more-servers', () => {
  it('holds where two servers carry twice what one does, and says how much and how quickly', async () => {
    const finding = await found('more-servers', { serviceMs: [20, 20] });
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding?.numbers.map(({ what }) => what)).toEqual([
      'highest rate carried by all servers',
      'lowest rate refused by all servers',
      'highest rate carried by the others with one stopped',
      'lowest rate refused by the others with one stopped',
      expect.stringMatching(/^middle time at \d+\/s with one stopped$/),
      expect.stringMatching(/^middle time at \d+\/s with all servers$/),
    ]);
  });

  it('is broken where the second server only waits', async () => {
    const finding = await found('more-servers', { serviceMs: [20, 20], passive: true });
    expect(finding).toMatchObject({ verdict: 'broken' });
    expect(finding?.reasons[0]?.detail).toContain('times what the others do');
    expect(await found('passive-capacity', { serviceMs: [20, 20], passive: true })).toMatchObject({ verdict: 'held' });
  });

  it('is broken where answers come no sooner with both, and unknown where that cannot be told', async () => {
    const { scene, seen } = await gathered('more-servers', { serviceMs: [20, 20] });
    const after = (tookMs: (part: string, place: number) => number) =>
      seen.map((one) => {
        if (one.kind !== 'visits') return one;
        const carried = one.visits.map((visit, place) =>
          visit.tookMs > 240 ? visit : Object.assign({}, visit, { tookMs: tookMs(one.part, place) }),
        );
        return Object.assign({}, one, { visits: carried });
      });
    const slower = judged(
      'more-servers',
      scene,
      after((part) => (part === 'all' ? 90 : 60)),
    );
    expect(slower).toMatchObject({
      verdict: 'broken',
      reasons: [{ detail: 'answers come no sooner with all servers' }],
    });
    const same = judged(
      'more-servers',
      scene,
      after((_, place) => 20 + (place % 50)),
    );
    expect(same).toMatchObject({ verdict: 'unknown', reasons: [{ reason: 'straddles-bar' }] });
  });

  it('is unknown where the limit was not reached, or not even the lowest rate carried', async () => {
    expect(await found('more-servers', { serviceMs: [1, 1] })).toMatchObject({ reasons: [{ reason: 'too-few' }] });
    expect(await found('more-servers', { serviceMs: [90, 90] })).toMatchObject({ reasons: [{ reason: 'unanswered' }] });
  });

  it('is unknown where the fault did not bite', async () => {
    const finding = await found('more-servers', { serviceMs: [20, 20], bites: false });
    expect(finding).toMatchObject({ verdict: 'unknown', reasons: [{ reason: 'fault-not-evidenced' }] });
  });
});

describe('passive-capacity', () => {
  it('is broken where both serve, and unknown where the limit was not reached', async () => {
    expect(await found('passive-capacity', { serviceMs: [20, 20] })).toMatchObject({ verdict: 'broken' });
    expect(await found('passive-capacity', { serviceMs: [1, 1] })).toMatchObject({ verdict: 'unknown' });
  });
});

describe('survivor-load', () => {
  it('holds where the survivor carries its part and not more', async () => {
    const finding = await found('survivor-load', { serviceMs: [20, 20] });
    expect(finding).toMatchObject({ verdict: 'held' });
    const share = (what: string) => finding?.numbers.find((number) => number.what === what)?.value;
    expect(share('offered below, answered in time')).toBe(1);
    expect(share('offered above, answered in time')).toBeLessThan(0.95);
  });

  it('is broken where the survivor carries everything: the other one added nothing', async () => {
    expect(await found('survivor-load', { serviceMs: [20, 20], passive: true })).toMatchObject({ verdict: 'broken' });
  });

  it('is broken where the survivor fails its own part', async () => {
    const { scene, seen } = await gathered('survivor-load', { serviceMs: [20, 20] });
    const slowed = (visits: Extract<(typeof seen)[number], { kind: 'visits' }>['visits']) =>
      visits.map((visit) => Object.assign({}, visit, { tookMs: 400 }));
    const worse = seen.map((one) =>
      one.kind === 'visits' && one.part === 'below' ? Object.assign({}, one, { visits: slowed(one.visits) }) : one,
    );
    expect(judged('survivor-load', scene, worse)).toMatchObject({ verdict: 'broken' });
  });

  it('is unknown where the rates were not offered as planned, whatever became of them', async () => {
    const { scene, bare: seen } = await gatheredBlindly('survivor-load', { serviceMs: [20, 20] });
    const slowly = (part: string) =>
      seen.map((one) =>
        one.kind === 'visits' && one.part === part
          ? Object.assign({}, one, {
              visits: one.visits.map((visit) => Object.assign({}, visit, { atMs: visit.atMs * 2 })),
            })
          : one,
      );
    for (const part of ['below', 'above'])
      expect(judged('survivor-load', scene, slowly(part))?.reasons[0]?.reason).toBe('too-few');
    const rest = seen.filter((one) => one.kind !== 'visits' || one.part !== 'all');
    expect(judged('survivor-load', scene, rest)?.verdict).toBe('unknown');
  });

  it('is unknown where what was stopped is no server', async () => {
    const { scene, seen } = await gathered('survivor-load', { serviceMs: [20, 20] });
    const other = seen.map((one) => (one.kind === 'fault' ? Object.assign({}, one, { target: 'primary' }) : one));
    expect(judged('survivor-load', scene, other)?.reasons[0]?.reason).toBe('no-such-part');
    expect(judged('more-servers', scene, other)?.reasons[0]?.reason).toBe('no-such-part');
  });

  it('is unknown where the fault did not bite', async () => {
    expect(await found('survivor-load', { serviceMs: [20, 20], bites: false })).toMatchObject({ verdict: 'unknown' });
  });

  it('cannot be asked of a stack whose limit is out of reach', async () => {
    await expect(found('survivor-load', { serviceMs: [1, 1] })).rejects.toThrow('every rate was carried');
  });
});

describe('a probe of capacity whose visitors stand still for a moment', () => {
  it.each(stalls)('%s is %s all the same: the rate is offered again', async (id, verdict, fromMs) => {
    const finding = await found(id, { serviceMs: [20, 20], stalls: [{ fromMs, forMs: 500 }] });
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.numbers.at(-1)).toEqual({
      what: 'rates offered again, as visitors were late',
      value: 1,
      unit: 'count',
    });
  });

  it.each(stalls)('%s is unknown where it was not, with or without a schedule in the record', async (id, _, fromMs) => {
    const setting = { serviceMs: [20, 20], stalls: [{ fromMs, forMs: 500 }] };
    const { scene, seen, bare } = await gatheredBlindly(id, setting);
    for (const record of [seen, bare]) expect(judged(id, scene, record)?.reasons[0]?.reason).toBe('generator-starved');
  });

  it.each(stalls)('%s is unknown where they stand still again and again', async (id) => {
    const often = Array.from({ length: 500 }, (_, place) => ({ fromMs: place * 300 + 100, forMs: 100 }));
    const finding = await found(id, { serviceMs: [20, 20], stalls: often });
    expect(finding?.reasons[0]).toEqual({
      reason: 'generator-starved',
      detail: expect.stringMatching(/^visitors at 2\d\/s set out or looked up \d+ ms late, the bar is 20 ms$/),
    });
  });
});
