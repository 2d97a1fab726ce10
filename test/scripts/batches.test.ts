import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../scripts/batches.ts';
import { planOf } from '../../scripts/plan-of.ts';
import type { ResolvedPlan } from '../../scripts/plan-of.ts';

/** Suites by name with so many stacks, or with probes. */
const suites = (stacks: number, ...names: readonly string[]): readonly ResolvedPlan[] =>
  names.map((named) => {
    const { plan, stack } = planOf('smoke');
    return { named, stack, plan: { ...plan, suite: named, lanes: stacks } };
  });

const asking = (one: ResolvedPlan): ResolvedPlan => ({
  ...one,
  plan: { ...one.plan, probes: [{ probe: 'reachability', expected: 'held' }] },
});

/** `a 2, b 2 | c 4`: what goes on at once, with its lanes, and what after it. */
const told = (plans: readonly ResolvedPlan[]): string =>
  batchesOf(plans)
    .map((batch) => batch.map(({ named, plan }) => `${named} ${plan.lanes ?? 1}`).join(', '))
    .join(' | ');

describe('several suites', () => {
  it.each([
    [1, 'a 1 | b 1 | c 1'],
    [2, 'a 1, b 1 | c 2'],
    [3, 'a 1, b 1, c 1'],
    [4, 'a 2, b 2 | c 4'],
  ])('with %i stacks side by side share them evenly, and no stack is left over', (stacks, batches) => {
    expect(told(suites(stacks, 'a', 'b', 'c'))).toBe(batches);
  });

  it('with three stacks go on one after the other when they are two', () => {
    expect(told(suites(3, 'a', 'b'))).toBe('a 3 | b 3');
  });

  it('go on together only where each may have as many stacks', () => {
    expect(told([...suites(1, 'a'), ...suites(2, 'b', 'c')])).toBe('a 1 | b 1, c 1');
  });

  it('leave alone the one that asks questions', () => {
    const [a, b, c, d] = suites(2, 'a', 'b', 'c', 'd') as [ResolvedPlan, ResolvedPlan, ResolvedPlan, ResolvedPlan];
    expect(told([a, asking(b), c, d])).toBe('a 2 | b 2 | c 1, d 1');
    expect(told([asking(a)])).toBe('a 2');
  });

  it('are none when there are none', () => {
    expect(batchesOf([])).toEqual([]);
  });
});
