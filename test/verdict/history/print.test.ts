import { describe, expect, it } from 'vitest';
import { printOfPlan, printOfStack, settingsOf } from '../../../verdict/history/print.ts';
import { planFixture, stackFixture } from '../../support/stack-fixture.ts';

const [first, ...others] = stackFixture.components;
if (!first) throw new Error('no component');

describe('the print of a stack', () => {
  it('is the same whatever the order of keys, and whatever people call it', () => {
    const turned = Object.fromEntries(Object.entries(stackFixture).toReversed()) as unknown as typeof stackFixture;
    expect(printOfStack({ ...turned, title: 'Another' })).toEqual({
      ...printOfStack(stackFixture),
      components: expect.anything(),
    });
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
});
