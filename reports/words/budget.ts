import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { heldAgainst } from '../../model/units.ts';

/** A failover that is allowed: by whom, and how long by the settings of the stack. */
interface Allowed {
  /** What counts in the run. */
  readonly bars: Pick<Plan['bars'], 'failoverBudgetMs'>;
  /** What the stack says of itself. */
  readonly stack: Pick<StackSpec, 'failoverBudgetMs' | 'failoverBecause'>;
}

/** Why a failover may take as long as it may. Where the plan says another time, the arithmetic of the stack is not that of it. */
export function budgetBecause({ bars, stack }: Allowed): string {
  const { failoverBudgetMs, failoverBecause } = stack;
  if (bars.failoverBudgetMs === failoverBudgetMs) return failoverBecause;
  const [own] = heldAgainst(failoverBudgetMs, bars.failoverBudgetMs);
  return `as the plan says; ${own} by the stack itself: ${failoverBecause}`;
}
