import type { ExperimentPlan, FaultId, Plan, WindowsPlan } from '../model/plan.ts';
import type { OperationName, StackSpec } from '../model/stack.ts';
import { componentsOf, operationNames } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import type { LanePlan } from './lanes.ts';
import { lanesOf } from './lanes.ts';
import { orderEpisodes, stoppingRule } from './order.ts';
import { predictionOf } from './predict.ts';
import type { Unspared } from './unspared.ts';
import { hasFurtherPairs, unsparedIn } from './unspared.ts';

/** What a dry run shows: everything that a run of the plan would do, and when. */
export interface PlanOutline {
  /** Name of the suite. */
  readonly suite: string;
  /** One line about it. */
  readonly title: string;
  /** Name of the stack. */
  readonly stack: string;
  /** Stacks that are tested side by side. */
  readonly lanes: number;
  /** When the run ends, in words. */
  readonly stoppingRule: string;
  /** Machines that the drawing of the stack cannot spare, alone or two together. */
  readonly unspared: readonly Unspared[];
  /** Whether the drawing has pairs beyond those. */
  readonly furtherPairs: boolean;
  /** Every episode, in the order in which they run, lane after lane. */
  readonly experiments: readonly ExperimentOutline[];
  /**
   * Sum of all windows, in the longest lane: the run takes this and the time of raising the stack, of the acts themselves
   * and of judging.
   */
  readonly totalMs: Milliseconds;
}

/** One episode of a dry run. */
export interface ExperimentOutline {
  /** Lane that it runs in, from 1; times count from the start of the lane. */
  readonly lane: number;
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** Components that the fault reaches, in starting order. */
  readonly components: readonly string[];
  /** The act that brings them back. */
  readonly undo: string;
  /** The phases, without a gap between them. */
  readonly phases: readonly PhaseOutline[];
  /** When the fault would be injected, from the start of the run. */
  readonly injectAtMs: Milliseconds;
  /** When healing would begin, from the start of the run. */
  readonly healAtMs: Milliseconds;
  /** Operations that the declared stack says will be lost. */
  readonly predicted: readonly OperationName[];
  /** Operations that the plan expects to be lost. */
  readonly expected: readonly OperationName[];
  /** Whether the two agree; a plan that expects otherwise is allowed, and worth a second look. */
  readonly agrees: boolean;
  /** Whether the plan allows reads that lack the last writes acknowledged before the fault. */
  readonly staleReads: boolean;
}

/** One phase of an episode. */
interface PhaseOutline {
  /** Its name in the plan. */
  readonly phase: 'settle' | 'control' | 'hold' | 'recovery' | 'after';
  /** Start, from the start of the run. */
  readonly startMs: Milliseconds;
  /** End, from the start of the run. */
  readonly endMs: Milliseconds;
}

/** The length of one episode: the sum of its windows. */
export const episodeMs = (windows: WindowsPlan): Milliseconds =>
  ms(windows.settleMs + windows.controlMs + windows.holdMs + windows.recoveryMs + windows.afterMs);

/**
 * The timeline of a plan without running it.
 * @param seed that of the run: it draws the order
 * @param undoOf the act that undoes each fault, as the faults declare it
 */
export function outlinePlan(
  plan: Plan,
  stack: StackSpec,
  undoOf: (fault: FaultId) => string,
  seed: number,
): PlanOutline {
  const lanes = lanesOf(plan);
  const experiments = lanes.map((part) => outlineLane(part, stack, undoOf, seed));
  return {
    suite: plan.suite,
    title: plan.title,
    stack: plan.stack,
    lanes: lanes.length,
    stoppingRule: stoppingRule(plan),
    unspared: unsparedIn(stack),
    furtherPairs: hasFurtherPairs(stack),
    experiments: experiments.flat(),
    totalMs: longestMs(plan),
  };
}

/** The sum of all windows of a plan, in the longest of its lanes. */
export const longestMs = (plan: Plan): Milliseconds =>
  ms(Math.max(...lanesOf(plan).map((part) => part.plan.experiments.length)) * plan.episodes * episodeMs(plan.windows));

function outlineLane(
  { lane, plan, firstEpisode }: LanePlan,
  stack: StackSpec,
  undoOf: (fault: FaultId) => string,
  seed: number,
): readonly ExperimentOutline[] {
  return orderEpisodes(plan, seed).map((experiment, index) =>
    Object.assign(outlineExperiment(experiment, stack), outlineTimes(plan.windows, index * episodeMs(plan.windows)), {
      lane,
      episode: firstEpisode + index,
      undo: undoOf(experiment.fault),
    }),
  );
}

function outlineExperiment({ target, fault, spof, staleReads = false }: ExperimentPlan, stack: StackSpec) {
  const drawn = predictionOf(stack, target, fault);
  const predicted = operationNames.filter((operation) => drawn[operation] === 'proven');
  const agrees = operationNames.every((name) => !drawn[name] || (drawn[name] === 'proven') === spof.includes(name));
  const components = componentsOf(stack, target).map((component) => component.name);
  return { target, fault, components, predicted, expected: spof, agrees, staleReads };
}

function outlineTimes(windows: WindowsPlan, startMs: number) {
  const lengths = [
    ['settle', windows.settleMs],
    ['control', windows.controlMs],
    ['hold', windows.holdMs],
    ['recovery', windows.recoveryMs],
    ['after', windows.afterMs],
  ] as const;
  let endMs = startMs;
  const phases = lengths.map(([phase, lengthMs]): PhaseOutline => {
    const phaseStartMs = endMs;
    endMs += lengthMs;
    return { phase, startMs: ms(phaseStartMs), endMs: ms(endMs) };
  });
  const injectAtMs = ms(startMs + windows.settleMs + windows.controlMs);
  return { phases, injectAtMs, healAtMs: ms(injectAtMs + windows.holdMs) };
}
