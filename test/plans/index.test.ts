import { describe, expect, it } from 'vitest';
import { shippedPlans } from '../../plans/index.ts';
import { suiteNames } from '../../plans/names.ts';
import { episodeMs } from '../../plans/outline.ts';
import { parsePlan } from '../../plans/parse.ts';
import { pickStack, resolvePlan } from '../../plans/resolve.ts';
import { smoke } from '../../plans/smoke.ts';
import { planToYaml } from '../../plans/write.ts';
import { topologies } from '../../stack/topologies/index.ts';
import { predictSpof } from '../../plans/predict.ts';

const plans = shippedPlans(topologies);

describe.each(plans.map((file) => [file.suite, file] as const))('suite %s', (suite, file) => {
  const stack = pickStack(file, topologies);
  const plan = resolvePlan(file, stack);

  it('can be run on the shipped stack that it names', () => {
    expect(plan).toMatchObject({ suite, stack: stack.name });
  });

  it('comes back from YAML as the same plan', () => {
    const text = planToYaml(file);
    expect(resolvePlan(parsePlan(text, `${suite}.yaml`), stack)).toEqual(plan);
  });

  it('begins with the sham', () => {
    expect(plan.experiments[0]?.fault).toBe('sham');
  });

  it('expects what the declared stack predicts', () => {
    const predicted = plan.experiments.map(({ target, fault }) => predictSpof(stack, target, fault));
    expect(plan.experiments.map(({ spof }) => spof)).toEqual(predicted);
  });
});

describe('plans', () => {
  it('have names of their own', () => {
    expect(new Set(plans.map(({ suite }) => suite)).size).toBe(plans.length);
  });

  it('begin with the default suite', () => {
    expect(plans[0]?.suite).toBe('essentials');
  });

  it('are named in the same order before any stack is known', () => {
    expect(suiteNames).toEqual(plans.map(({ suite }) => suite));
  });

  it('hold a smoke suite of less than a minute', () => {
    const { windows, experiments } = resolvePlan(smoke, pickStack(smoke, topologies));
    expect(plans).toContain(smoke);
    expect(episodeMs(windows) * experiments.length).toBeLessThan(60_000);
  });
});
