import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { operationNames, targetsOf } from '../model/stack.ts';
import { plannedSlots } from '../model/event.ts';
import { guess } from './check.ts';
import { maxTotalRate } from './defaults.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { durationText, percentText } from './shown.ts';
import { slotsNeeded, windowForSlotsMs } from './slots.ts';

/** What a plan must keep beyond its shape; each rule names every place where it is broken. */
export const rules: readonly ((plan: Plan, stack: StackSpec) => readonly PlanProblem[])[] = [
  knownTargets,
  noRepeats,
  shamExpectsNothing,
  deadlineWithinTimeout,
  bearableRate,
  holdCoversFailover,
  enoughSlots,
];

function knownTargets(plan: Plan, stack: StackSpec): readonly PlanProblem[] {
  const known = targetsOf(stack);
  return plan.experiments.flatMap(({ target }, index) => {
    if (known.includes(target)) return [];
    const isClient = target === stack.client;
    const because = isClient
      ? 'The load comes from that host: with it gone nothing could be measured. '
      : guess(target, known);
    const what = isClient
      ? `the client host "${target}" cannot be a target`
      : `stack ${stack.name} has no target "${target}"`;
    return [{ path: ['experiments', index, 'target'], what, why: `${because}The targets are: ${known.join(', ')}.` }];
  });
}

function noRepeats({ experiments }: Plan): readonly PlanProblem[] {
  const keys = experiments.map(({ target, fault }) => `${fault} of ${target}`);
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    const why = `Experiment ${keys.indexOf(key) + 1} has the same target and fault: remove one of them.`;
    return [{ path: ['experiments', index], what: `${key} is planned a second time`, why }];
  });
}

function shamExpectsNothing({ experiments }: Plan): readonly PlanProblem[] {
  return experiments.flatMap(({ fault, spof }, index) => {
    if (fault !== 'sham' || spof.length === 0) return [];
    const why = 'A sham does nothing, so it cannot prove a single point of failure: remove spof.';
    return [{ path: ['experiments', index, 'spof'], what: 'a sham is expected to break something', why }];
  });
}

function deadlineWithinTimeout({ load }: Plan): readonly PlanProblem[] {
  if (load.deadlineMs < load.timeoutMs) return [];
  const what = `the deadline of ${durationText(load.deadlineMs)} is not shorter than the timeout of ${durationText(load.timeoutMs)}`;
  const why = 'An answer between the two is late, one after the timeout is never seen: shorten the deadline.';
  return [{ path: ['load', 'deadline'], instead: [['load', 'timeout']], what, why }];
}

function bearableRate({ load }: Plan): readonly PlanProblem[] {
  const total = operationNames.reduce((sum, operation) => sum + load.ratePerSecond[operation], 0);
  if (total <= maxTotalRate) return [];
  const why = `Measured on two processors, latency can be judged up to ${maxTotalRate}/s over all operations: lower a rate.`;
  return [{ path: ['load', 'rate'], what: `the operations add up to ${total}/s`, why }];
}

function holdCoversFailover({ windows, bars }: Plan): readonly PlanProblem[] {
  const leastMs = 2 * bars.failoverBudgetMs;
  if (windows.holdMs >= leastMs) return [];
  const what = `a hold of ${durationText(windows.holdMs)} is too short for a failover budget of ${durationText(bars.failoverBudgetMs)}`;
  const why = `A failure that a failover would have ended must be told from one that stays: hold at least ${durationText(leastMs)}.`;
  return [{ path: ['windows', 'hold'], instead: [['bars', 'failoverBudget']], what, why }];
}

function enoughSlots(plan: Plan): readonly PlanProblem[] {
  const { windows, bars } = plan;
  return [
    ...tooFewSlots(plan, 'control', windows.controlMs, 0),
    ...tooFewSlots(plan, 'hold', windows.holdMs, bars.failoverBudgetMs),
    ...tooFewSlots(plan, 'after', windows.afterMs, 0),
  ];
}

/** Whether the judged part of a window, without the share that a failover may take, can show the bar for each operation. */
function tooFewSlots({ load, bars }: Plan, window: string, lengthMs: number, budgetMs: number): readonly PlanProblem[] {
  const needed = slotsNeeded(bars.availability);
  const slowest = operationNames.toSorted((a, b) => load.ratePerSecond[a] - load.ratePerSecond[b])[0] ?? 'static';
  const rate = load.ratePerSecond[slowest];
  const slots = Math.max(0, plannedSlots(rate, lengthMs - budgetMs));
  if (slots >= needed) return [];
  const beyond = budgetMs > 0 ? ` beyond the failover budget of ${durationText(budgetMs)}` : '';
  const leastMs = budgetMs + windowForSlotsMs(needed, rate);
  const instead: PlanPath[] = [
    ['load', 'rate', slowest],
    ['bars', 'availability'],
    ['bars', 'failoverBudget'],
  ];
  const what = `${window} of ${durationText(lengthMs)} gives ${slots} ${slowest} requests${beyond} at ${rate}/s`;
  const remedy = `make ${window} at least ${durationText(leastMs)}`;
  const why = `To show ${percentText(bars.availability)} takes ${needed} without a failure: ${remedy}.`;
  return [{ path: ['windows', window], instead, what, why }];
}
