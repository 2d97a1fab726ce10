import type { FaultId, Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { componentsOf, targetsIn } from '../model/stack.ts';
import type { PlanProblem } from './problem.ts';

/** Faults that are done to processes and leave no answer: each is seen, and lifted, component by component. */
const pairFaults: readonly FaultId[] = ['stop', 'kill', 'pause'];

/** Two targets are taken away together by what is done to processes alone. */
export function pairsOfProcesses(plan: Plan): readonly PlanProblem[] {
  return plan.experiments.flatMap(({ target, fault }, index) => {
    if (targetsIn(target).length === 1 || pairFaults.includes(fault)) return [];
    const what = `${fault} cannot be done to two targets together`;
    return [{ path: ['experiments', index, 'fault'], what, why: `A pair takes one of: ${pairFaults.join(', ')}.` }];
  });
}

/** Two targets that have a component in common are not two. */
export function pairsOfTwo(plan: Plan, stack: StackSpec): readonly PlanProblem[] {
  return plan.experiments.flatMap(({ target }, index) => {
    const [one = '', other] = targetsIn(target);
    if (other === undefined) return [];
    const both = componentsOf(stack, one).filter((component) => componentsOf(stack, other).includes(component));
    if (one !== other && both.length === 0) return [];
    const why = `Both mean ${both.map(({ name }) => name).join(', ') || one}: name two that have nothing in common.`;
    return [{ path: ['experiments', index, 'target'], what: `${target} is no pair`, why }];
  });
}
