import type { BarsPlan, ExperimentPlan, LoadPlan, Plan, ProbePlan, WindowsPlan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { entriesOf } from '../model/stack.ts';
import { checkPlan } from './check.ts';
import { guess } from './shape.ts';
import { isStackFile } from './stack-ref.ts';
import { defaults } from './defaults.ts';
import type { PlanFile, PlanRead } from './file.ts';
import { predictionOf } from './predict.ts';
import { refuse } from './problem.ts';
import { rules } from './rules.ts';
import { defaultHoldMs, defaultRecoveryMs } from './stack-windows.ts';

/**
 * Makes a plan as written a plan that can be run: defaults filled in, rules checked against the stack.
 * A file without a sham gets one first, on the host that users reach: no proof counts unless an episode in which
 * nothing is done stays clean.
 * @throws Failure `bad-plan` with the first mistake in the order of the file
 */
export function resolvePlan(file: PlanFile, stack: StackSpec): Plan {
  const { origin, ...text } = file;
  const read = checkPlan(text, origin, text.suite);
  if (!isStackFile(read.stack)) pickStack(file, [stack]);
  const plan: Plan = {
    suite: read.suite,
    title: read.title ?? `${read.suite} on ${stack.name}`,
    stack: stack.name,
    load: loadOf(read),
    windows: windowsOf(read, stack),
    bars: barsOf(read, stack),
    episodes: read.episodes ?? defaults.episodes,
    ...((read.lanes ?? defaults.lanes) > 1 && { lanes: read.lanes ?? defaults.lanes }),
    experiments: read.experiments.map((experiment) => experimentOf(experiment, stack)),
    ...(read.probes && read.probes.length > 0 && { probes: read.probes.map((probe) => probeOf(probe)) }),
  };
  refuse(
    rules.flatMap((rule) => rule(plan, stack)),
    origin,
    plan.suite,
  );
  return { ...plan, experiments: withSham(plan.experiments, stack) };
}

/**
 * The stack that a plan names.
 * @throws Failure `bad-plan` when it is none of the known ones
 */
export function pickStack(file: PlanFile, stacks: readonly StackSpec[]): StackSpec {
  const known = stacks.map((stack) => stack.name);
  const found = stacks.find((stack) => stack.name === file.stack);
  if (found) return found;
  const why = `${guess(file.stack, known)}The stacks are: ${known.join(', ')}.`;
  refuse([{ path: ['stack'], what: `there is no stack "${file.stack}"`, why }], file.origin, file.suite);
  throw new TypeError('an unknown stack must be refused');
}

/** Refuses a plan for its stack, which is a file and cannot be had. */
export function refuseStackFile(file: PlanFile, why: string): never {
  refuse([{ path: ['stack'], what: `there is no stack file "${file.stack}"`, why }], file.origin, file.suite);
  throw new TypeError('a missing stack must be refused');
}

function loadOf({ load }: PlanRead): LoadPlan {
  const { ratePerSecond } = defaults;
  return {
    ratePerSecond: {
      static: load?.rate?.static ?? ratePerSecond,
      read: load?.rate?.read ?? ratePerSecond,
      write: load?.rate?.write ?? ratePerSecond,
    },
    returningPerSecond: load?.returning ?? defaults.returningPerSecond,
    timeoutMs: load?.timeout ?? defaults.timeoutMs,
    deadlineMs: load?.deadline ?? defaults.deadlineMs,
  };
}

function windowsOf({ windows, bars }: PlanRead, stack: StackSpec): WindowsPlan {
  const budgetMs = Math.max(bars?.failoverBudget ?? 0, stack.failoverBudgetMs);
  return {
    settleMs: windows?.settle ?? defaults.windows.settleMs,
    controlMs: windows?.control ?? defaults.windows.controlMs,
    holdMs: windows?.hold ?? defaultHoldMs(budgetMs),
    recoveryMs: windows?.recovery ?? defaultRecoveryMs(stack),
    afterMs: windows?.after ?? defaults.windows.afterMs,
  };
}

function barsOf({ bars }: PlanRead, stack: StackSpec): BarsPlan {
  return {
    availability: bars?.availability ?? defaults.bars.availability,
    returningAvailability: bars?.returningAvailability ?? defaults.bars.returningAvailability,
    failoverBudgetMs: bars?.failoverBudget ?? stack.failoverBudgetMs,
    stalenessMs: bars?.staleness ?? defaults.bars.stalenessMs,
    generatorLagMs: bars?.generatorLag ?? defaults.bars.generatorLagMs,
  };
}

const probeOf = ({ probe, expect, target, fault, within }: NonNullable<PlanRead['probes']>[number]): ProbePlan => ({
  probe,
  expected: expect ?? 'held',
  ...(target !== undefined && { target }),
  ...(fault !== undefined && { fault }),
  ...(within !== undefined && { withinMs: within }),
});

const experimentOf = (
  { target, fault, spof, staleReads }: PlanRead['experiments'][number],
  stack: StackSpec,
): ExperimentPlan => ({
  target,
  fault,
  spof: spof ?? [],
  ...(staleReads === true && { staleReads }),
  ...(fault !== 'sham' && { predicted: predictionOf(stack, target, fault) }),
});

function withSham(experiments: readonly ExperimentPlan[], stack: StackSpec): readonly ExperimentPlan[] {
  // Without a fault there is nothing that a control arm would be compared with.
  if (experiments.length === 0 || experiments.some(({ fault }) => fault === 'sham')) return experiments;
  const [entry] = entriesOf(stack);
  return [{ target: entry?.host ?? stack.entry, fault: 'sham', spof: [] }, ...experiments];
}
