import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { pairSign, targetsIn, targetsOf } from '../model/stack.ts';
import { knownLimits } from './exhaust-rules.ts';
import { guess } from './shape.ts';
import { bearableRate, bearableUsers, deadlineWithinTimeout, identifiableWrites } from './load-rules.ts';
import { distinctProbes, knownProbeTargets, takenOptions } from './probe-rules.ts';
import { pairsOfProcesses, pairsOfTwo } from './pair-rules.ts';
import type { PlanProblem } from './problem.ts';
import { askedOftenEnough, enoughSlots, holdCoversFailover, holdShowsReturn } from './window-rules.ts';

/** What a plan must keep beyond its shape; each rule names every place where it is broken. */
export const rules: readonly ((plan: Plan, stack: StackSpec) => readonly PlanProblem[])[] = [
  knownTargets,
  pairsOfTwo,
  pairsOfProcesses,
  knownLimits,
  noRepeats,
  shamExpectsNothing,
  deadlineWithinTimeout,
  bearableRate,
  bearableUsers,
  identifiableWrites,
  holdCoversFailover,
  askedOftenEnough,
  enoughSlots,
  holdShowsReturn,
  takenOptions,
  knownProbeTargets,
  distinctProbes,
];

function knownTargets(plan: Plan, stack: StackSpec): readonly PlanProblem[] {
  const known = targetsOf(stack);
  const named = plan.experiments.flatMap(({ target }, index) => targetsIn(target).map((name) => ({ name, index })));
  return named.flatMap(({ name: target, index }) => {
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

/** The same for a pair, whichever of the two is named first. */
const inOrder = (target: string): string => targetsIn(target).toSorted().join(pairSign);

function noRepeats({ experiments }: Plan): readonly PlanProblem[] {
  const keys = experiments.map(({ target, fault }) => `${fault} of ${inOrder(target)}`);
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
