import { longestPauseMs, plannedSlots } from '../model/load.ts';
import type { LoadPlan, Plan } from '../model/plan.ts';
import { bearablePauseMs, slotsNeeded } from '../model/proof.ts';
import { badInLastRun, returnRule } from '../model/return-rule.ts';
import type { OperationName, StackSpec } from '../model/stack.ts';
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
export function holdCoversFailover(plan: Plan, stack: StackSpec): readonly PlanProblem[] {
  const { windows } = plan;
  const [budgetMs, budget] = failoverOf(plan, stack);
  const leastMs = 2 * budgetMs;
  if (windows.holdMs >= leastMs) return [];
  const what = `a hold of ${durationText(windows.holdMs)} is too short for ${budget}`;
  const why = `A failure that a failover would have ended must be told from one that stays: hold at least ${durationText(leastMs)}.`;
  return [{ path: ['windows', 'hold'], instead: [['bars', 'failoverBudget']], what, why }];
}

/**
 * A failover that takes its whole budget must be seen to be over, by requests due a deadline before the healing at the latest: a
 * run that shows a return, of which the failover may have as many as the run may have bad ones.
 */
export function holdShowsReturn(plan: Plan, stack: StackSpec): readonly PlanProblem[] {
  const { windows, load, bars } = plan;
  const [budgetMs, budget] = failoverOf(plan, stack);
  const slowest = slowestOf(load);
  const rate = load.ratePerSecond[slowest];
  const rule = returnRule(rate, bars.availability);
  const behind = rule.run - badInLastRun(rule);
  const watchedMs = Math.max(windowForSlotsMs(rule.run, rate), budgetMs + windowForSlotsMs(behind, rate));
  const leastMs = Math.ceil(load.deadlineMs + watchedMs);
  if (windows.holdMs >= leastMs) return [];
  const aside = `${budget} and the deadline of ${durationText(load.deadlineMs)}`;
  const what = `a hold of ${durationText(windows.holdMs)} is too short to see a return beyond ${aside}`;
  const why = `A return is seen by ${rule.run} ${slowest} requests, at ${rate}/s: hold at least ${durationText(leastMs)}.`;
  const instead: PlanPath[] = [
    ['load', 'rate', slowest],
    ['load', 'deadline'],
    ['bars', 'failoverBudget'],
  ];
  return [{ path: ['windows', 'hold'], instead, what, why }];
}

/**
 * An interruption is seen by those who ask while it lasts: requests of each operation must be due so often that none longer than
 * an interruption may last goes by between two of them.
 */
export function askedOftenEnough({ load, bars }: Plan): readonly PlanProblem[] {
  const bearableMs = bearablePauseMs({ load, bars });
  const limit = bearableMs === bars.failoverBudgetMs ? 'failover budget' : 'deadline';
  return operationNames.flatMap((operation) => {
    const rate = load.ratePerSecond[operation];
    const pauseMs = longestPauseMs(rate);
    if (pauseMs <= bearableMs) return [];
    const longer = `longer than the ${limit} of ${durationText(bearableMs)}`;
    const what = `at ${rate}/s no ${operation} may be due for ${durationText(Math.ceil(pauseMs))}, ${longer}`;
    const why = `An interruption between two requests is seen by nobody: ask at least ${Math.ceil(longestPauseMs(1) / bearableMs)}/s.`;
    return [
      {
        path: ['load', 'rate', operation],
        instead: [
          ['bars', 'failoverBudget'],
          ['load', 'deadline'],
        ],
        what,
        why,
      },
    ];
  });
}

/** The time that a hold must outlast, and what to call it: the failover budget, or the stack's own where that is longer. */
function failoverOf({ bars }: Plan, stack: StackSpec): readonly [number, string] {
  const isOwn = bars.failoverBudgetMs >= stack.failoverBudgetMs;
  const budgetMs = isOwn ? bars.failoverBudgetMs : stack.failoverBudgetMs;
  const whose = isOwn ? '' : `, that of stack ${stack.name} itself`;
  return [budgetMs, `a failover budget of ${durationText(budgetMs)}${whose}`];
}

/** The operation with the fewest requests. */
const slowestOf = ({ ratePerSecond }: LoadPlan): OperationName =>
  operationNames.toSorted((a, b) => ratePerSecond[a] - ratePerSecond[b])[0] ?? 'static';

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
  const slowest = slowestOf(load);
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
