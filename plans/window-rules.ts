import { plannedSlots } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import { slotsNeeded } from '../model/proof.ts';
import type { StackSpec } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { durationText, percentText } from './shown.ts';
import { windowForSlotsMs } from './slots.ts';

/** A window begins and ends somewhere inside a slot: those two count for no phase. */
const tornSlots = 2;

/**
 * A hold must tell what stays from what a failover would have ended. What a failover takes is the stack's to say: a plan
 * may allow less, and it then finds a slow recovery, but it may not call the failover itself an outage by healing early.
 */
export function holdCoversFailover({ windows, bars }: Plan, stack: StackSpec): readonly PlanProblem[] {
  const isOwn = bars.failoverBudgetMs >= stack.failoverBudgetMs;
  const budgetMs = isOwn ? bars.failoverBudgetMs : stack.failoverBudgetMs;
  const leastMs = 2 * budgetMs;
  if (windows.holdMs >= leastMs) return [];
  const whose = isOwn ? '' : `, that of stack ${stack.name} itself`;
  const budget = `a failover budget of ${durationText(budgetMs)}${whose}`;
  const what = `a hold of ${durationText(windows.holdMs)} is too short for ${budget}`;
  const why = `A failure that a failover would have ended must be told from one that stays: hold at least ${durationText(leastMs)}.`;
  return [{ path: ['windows', 'hold'], instead: [['bars', 'failoverBudget']], what, why }];
}

/** Every judged window must be able to show the bar, for the operation with the fewest requests. */
export function enoughSlots(plan: Plan): readonly PlanProblem[] {
  const { windows, bars } = plan;
  return [
    ...tooFewSlots(plan, 'control', windows.controlMs, 0),
    ...tooFewSlots(plan, 'hold', windows.holdMs, bars.failoverBudgetMs),
    ...tooFewSlots(plan, 'after', windows.afterMs, 0),
  ];
}

/**
 * Judged is what is left of a window without the share that a failover may take, and without the last deadline's worth:
 * requests still under way when the window ends belong to no phase.
 */
function tooFewSlots({ load, bars }: Plan, window: string, lengthMs: number, budgetMs: number): readonly PlanProblem[] {
  const needed = slotsNeeded(bars.availability) + tornSlots;
  const slowest = operationNames.toSorted((a, b) => load.ratePerSecond[a] - load.ratePerSecond[b])[0] ?? 'static';
  const rate = load.ratePerSecond[slowest];
  const asideMs = budgetMs + load.deadlineMs;
  const slots = Math.max(0, plannedSlots(rate, lengthMs - asideMs));
  if (slots >= needed) return [];
  const budget = budgetMs > 0 ? `the failover budget of ${durationText(budgetMs)} and ` : '';
  const aside = `beyond ${budget}the deadline of ${durationText(load.deadlineMs)}`;
  const leastMs = Math.ceil(asideMs + windowForSlotsMs(needed, rate));
  const instead: PlanPath[] = [
    ['load', 'rate', slowest],
    ['load', 'deadline'],
    ['bars', 'availability'],
    ['bars', 'failoverBudget'],
  ];
  const what = `${window} of ${durationText(lengthMs)} gives ${slots} ${slowest} requests ${aside} at ${rate}/s`;
  const remedy = `make ${window} at least ${durationText(leastMs)}`;
  const why = `To show ${percentText(bars.availability)} takes ${needed} without a failure: ${remedy}.`;
  return [{ path: ['windows', window], instead, what, why }];
}
