import { hasLimit, isLimitUnknown, isProgramOnTheWay } from '../model/connection-limit.ts';
import type { Plan } from '../model/plan.ts';
import type { ComponentSpec, StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';
import type { PlanProblem } from './problem.ts';

/** What is exhausted has a number of connections, and it has to be known: with some of them left it would not be. */
export function knownLimits({ experiments, probes = [] }: Plan, stack: StackSpec): readonly PlanProblem[] {
  const acts = Object.entries({ experiments, probes }).flatMap(([part, all]) =>
    all.map(({ target, fault }, index) => ({ target, fault, path: [part, index, 'target'] })),
  );
  return acts.flatMap(({ target = '', fault, path }): readonly PlanProblem[] => {
    const components = componentsOf(stack, target);
    if (fault !== 'exhaust' || components.length === 0) return [];
    const unknown = components.find(isLimitUnknown);
    if (unknown) return [{ path, ...unknownLimit(unknown) }];
    if (components.some(hasLimit)) return [];
    const why = 'Its kind names none, so that there is nothing to exhaust: aim at a component that users come to.';
    return [{ path, what: `${target} has no limit of connections`, why }];
  });
}

function unknownLimit(component: ComponentSpec): Pick<PlanProblem, 'what' | 'why'> {
  const what = `nobody knows how many connections ${component.name} accepts, so it cannot be exhausted`;
  const why = isProgramOnTheWay(component)
    ? "It is a program of the stack's own: aim at a component whose kind has a limit."
    : 'A file of its own sets it: say in its settings the number that this says, `settings: { maxConnections: N }`.';
  return { what, why };
}
