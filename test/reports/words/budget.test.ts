import { describe, expect, it } from 'vitest';
import { ms } from '../../../model/units.ts';
import { renderHtml } from '../../../reports/index.ts';
import { budgetBecause } from '../../../reports/words/budget.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const stack = { failoverBudgetMs: ms(1500), failoverBecause: '3 checks of 500 ms' };
const of = (failoverBudgetMs: number): string =>
  budgetBecause({ bars: { failoverBudgetMs: ms(failoverBudgetMs) }, stack });

describe('why a failover may take as long as it may', () => {
  it("is the stack's own arithmetic where that counts", () => {
    expect(of(1500)).toBe('3 checks of 500 ms');
  });
  it('is the plan where that says another time, longer or shorter, beside what the stack says of itself', () => {
    expect(of(3000)).toBe('as the plan says; 1.50 s by the stack itself: 3 checks of 500 ms');
    expect(of(100)).toBe('as the plan says; 1.50 s by the stack itself: 3 checks of 500 ms');
    expect(of(1503)).toBe('as the plan says; 1500 ms by the stack itself: 3 checks of 500 ms');
  });
  it('stands so in the report, which gives no arithmetic of another time', () => {
    const { plan, ...rest } = verdictFixture();
    const longer = { ...plan, bars: { ...plan.bars, failoverBudgetMs: ms(4000) } };
    const own = rest.stack.failoverBecause;
    expect(renderHtml({ ...rest, plan: longer })).toMatch(
      /<dd>4\.00 s \(as the plan says; \S+ m?s by the stack itself: /,
    );
    expect(renderHtml({ ...rest, plan: longer })).not.toContain(`<dd>4.00 s (${own})`);
  });
});
