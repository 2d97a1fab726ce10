import { describe, expect, it } from 'vitest';
import type { ProbePlan } from '../../../model/plan.ts';
import { ms } from '../../../model/units.ts';
import { printOfPlan, printOfStack, settingsOf } from '../../../verdict/history/print.ts';
import { planFixture, stackFixture } from '../../support/stack-fixture.ts';

const [first, ...others] = stackFixture.components;
if (!first) throw new Error('no component');

/** The same with the keys of every object in it the other way round. */
const turned = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toReversed())
      : inner,
  ) as Value;

describe('the print of a stack', () => {
  it('is the same whatever the order of keys, and whatever people call it', () => {
    expect(printOfStack({ ...turned(stackFixture), title: 'Another' })).toEqual(printOfStack(stackFixture));
  });

  it('names the component of which a setting is another one', () => {
    const [was, is] = [stackFixture, { ...stackFixture, components: [{ ...first, port: 8080 }, ...others] }].map(
      printOfStack,
    );
    const changed = Object.keys(was?.components ?? {}).filter((name) => was?.components[name] !== is?.components[name]);
    expect(changed).toEqual([first.name]);
    expect(was?.hash).not.toBe(is?.hash);
  });
});

describe('the print of a plan', () => {
  it('is the same whatever it is called and expects: that changes nothing of what is measured', () => {
    const experiments = planFixture.experiments.map((one) => ({ ...one, spof: [] }));
    expect(printOfPlan({ ...planFixture, title: 'x', suite: 'y', experiments })).toBe(printOfPlan(planFixture));
  });

  it.each([
    ['another deadline', { load: { ...planFixture.load, deadlineMs: 100 as never } }],
    ['an experiment less', { experiments: planFixture.experiments.slice(1) }],
    ['more episodes', { episodes: 5 }],
  ])('is another one with %s', (_, change) => {
    expect(printOfPlan({ ...planFixture, ...change })).not.toBe(printOfPlan(planFixture));
  });
});

/** The print of a plan that asks. */
const asking = (change: Partial<ProbePlan>): string =>
  printOfPlan({ ...planFixture, probes: [{ probe: 'alert', target: 'server1', expected: 'held', ...change }] });

describe('the print of a plan with probes', () => {
  it('counts what they ask and how long they wait, and not what is expected of them', () => {
    expect(asking({ expected: 'broken' })).toBe(asking({}));
    const different = [asking({ target: 'server2' }), asking({ fault: 'kill' }), asking({ withinMs: ms(3000) })];
    expect(new Set([...different, asking({}), printOfPlan(planFixture)]).size).toBe(5);
  });
});

describe('the settings of a plan', () => {
  it('are its numbers by their way', () => {
    expect(settingsOf(planFixture)).toMatchObject({
      'load.deadlineMs': planFixture.load.deadlineMs,
      'load.ratePerSecond.read': planFixture.load.ratePerSecond.read,
      'windows.holdMs': planFixture.windows.holdMs,
      episodes: planFixture.episodes,
      lanes: 1,
    });
  });

  it('name the acts under which reads may be stale, and how long a probe waits, its own limit where the plan says none', () => {
    const [one, another, ...rest] = planFixture.experiments;
    if (!one || !another) throw new Error('too few experiments');
    const experiments = [one, { ...another, target: 'server2', fault: 'stop', staleReads: true } as const, ...rest];
    const probes: readonly ProbePlan[] = [
      { probe: 'alert', target: 'server1', expected: 'held' },
      { probe: 'alert', target: 'server1', fault: 'kill', expected: 'held', withinMs: ms(3000) },
      { probe: 'serving-order', expected: 'held' },
    ];
    const settings = settingsOf({ ...planFixture, experiments, probes });
    expect(Object.entries(settings).filter(([key]) => /^(staleReads|probes)/.test(key))).toEqual([
      ['staleReads', 1],
      ['staleReads.server2/stop', 1],
      ['probes.alert of server1.withinMs', 10_000],
      ['probes.alert of server1 under kill.withinMs', 3000],
    ]);
  });
});
