import { describe, expect, it } from 'vitest';
import { knownCases } from '../../../known/cases.ts';
import { slotsNeeded } from '../../../model/proof.ts';
import { targetsOf } from '../../../model/stack.ts';
import { planOfCase } from '../../../scripts/self-test/plan.ts';
import { stackOfCase } from '../../../scripts/self-test/stack.ts';

describe.each(knownCases)('the plan of $name', (known) => {
  const stack = stackOfCase(known.stack);
  const plan = planOfCase(known, stack);

  it('expects nothing: what is judged is judged blind', () => {
    expect(plan.experiments.flatMap(({ spof }) => spof)).toEqual([]);
  });

  it('begins with a sham and aims at what the stack has', () => {
    expect(plan.experiments[0]?.fault).toBe('sham');
    const targets = targetsOf(stack);
    expect(plan.experiments.filter(({ target }) => !targets.includes(target))).toEqual([]);
  });

  it('holds for two failover budgets, and has requests enough in every window for the bar', () => {
    const { windows, bars, load } = plan;
    expect(windows.holdMs).toBeGreaterThanOrEqual(2 * stack.failoverBudgetMs);
    const judgedMs = [windows.controlMs, windows.afterMs, windows.holdMs - bars.failoverBudgetMs];
    const requests = judgedMs.map((lengthMs) => ((lengthMs - load.deadlineMs) * load.ratePerSecond.read) / 1000);
    expect(Math.min(...requests)).toBeGreaterThan(slotsNeeded(bars.availability));
  });
});
