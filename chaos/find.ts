import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import type { StackSpec } from '../model/stack.ts';
import { targetsOf } from '../model/stack.ts';
import type { Fault } from './contract.ts';
import { faults } from './faults/index.ts';

/**
 * The fault of that name.
 * @throws Failure `bad-plan` with the nearest fault that exists
 */
export function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.id === name);
  const known = faults.map((fault) => fault.id);
  return found ?? refuse(`there is no fault "${name}"`, name, known);
}

/**
 * The name given, when a fault may be aimed at it in this stack.
 * @throws Failure `bad-plan` with the nearest target that exists
 */
export function findTarget(stack: StackSpec, name: string): string {
  if (name === stack.client)
    return refuse(`"${name}" is where the load comes from, never a target`, '', targetsOf(stack));
  const found = targetsOf(stack).find((target) => target === name);
  return found ?? refuse(`${stack.name} has no host or component "${name}"`, name, targetsOf(stack));
}

function refuse(what: string, word: string, known: readonly string[]): never {
  const meant = nearest(word, known);
  const why = meant === undefined ? `known are: ${known.join(', ')}` : `did you mean "${meant}"?`;
  throw new Failure('bad-plan', { what, why });
}
