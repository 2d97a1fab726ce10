import type { Plan } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';

/** Operations that a plan loads. */
export const loadedOperations = (plan: Plan): readonly OperationName[] =>
  operationNames.filter((operation) => plan.load.ratePerSecond[operation] > 0);

/** The plan as returning users have it: their own rate for whatever main users do, and the bar that so few can show. */
export function returningPlan(plan: Plan): Plan {
  const { returningPerSecond: rate, ratePerSecond: main } = plan.load;
  const rates = operationNames.map((operation) => [operation, main[operation] > 0 ? rate : main[operation]]);
  return {
    ...plan,
    load: { ...plan.load, ratePerSecond: Object.fromEntries(rates) },
    bars: { ...plan.bars, availability: plan.bars.returningAvailability },
  };
}
