import type { KnownCase } from '../../known/case.ts';
import type { Plan } from '../../model/plan.ts';
import { returnRule } from '../../model/return-rule.ts';
import type { StackSpec } from '../../model/stack.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { windowForSlotsMs } from '../../plans/slots.ts';

/** Planned requests per second of each operation, and of returning users. */
const [ratePerSecond, returningPerSecond] = [120, 10];

/** Slower answers are bad. */
const deadlineMs = 250;

/** The bar. */
const availability = 0.95;

/**
 * That bar (one-sided 95 %) takes 59 requests when all are good, and 93 when one of them may be bad (Clopper-Pearson):
 * a single stray does not make a case unknown. Two more are torn at the ends of a window.
 */
const slots = 93 + 2;

/** A judged window: those requests, and the deadline behind the last of them. */
const windowMs = deadlineMs + Math.ceil((slots / ratePerSecond) * 1000);

/** What is left of a hold after the failover budget must have room for a return, and for the deadline behind it. */
const returnMs = deadlineMs + windowForSlotsMs(returnRule(ratePerSecond, availability).run, ratePerSecond);

/** Beyond the failover budget: a killed component starts, and is checked into service. */
const [startsMs, leastRecoveryMs] = [500, 2000];

/** The plan of a case: windows as short as the arithmetic of its stack allows, and no expectation of anything. */
export function planOfCase(known: KnownCase, stack: StackSpec): Plan {
  const { failoverBudgetMs: budgetMs } = stack;
  const holdMs = known.holdMs ?? Math.max(2 * budgetMs, budgetMs + Math.max(windowMs, returnMs));
  const rate = `${ratePerSecond}/s`;
  return resolvePlan(
    {
      suite: known.name,
      title: known.title,
      stack: stack.name,
      load: {
        rate: { static: rate, read: rate, write: rate },
        returning: `${returningPerSecond}/s`,
        deadline: `${deadlineMs}ms`,
      },
      windows: {
        settle: '500ms',
        control: `${windowMs}ms`,
        hold: `${holdMs}ms`,
        recovery: `${Math.max(leastRecoveryMs, budgetMs + startsMs)}ms`,
        after: `${windowMs}ms`,
      },
      bars: { availability },
      experiments: withSham(known).map(([fault, target]) => ({ fault, target })),
    },
    stack,
  );
}

/** The sham comes first, on the target of the first fault; a case of shams alone has its own. */
function withSham({ experiments }: KnownCase): KnownCase['experiments'] {
  const [first] = experiments;
  return !first || first[0] === 'sham' ? experiments : [['sham', first[1]], ...experiments];
}
