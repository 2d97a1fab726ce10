import type { FaultId } from '../model/plan.ts';
import type { ComponentSpec, OperationName, Role, StackSpec } from '../model/stack.ts';
import { componentsOf, entriesOf, operationNames } from '../model/stack.ts';

/** What an operation needs on its way: of each group one living component that can be reached. */
const needs: Readonly<Record<OperationName, readonly (readonly Role[])[]>> = {
  static: [['web']],
  read: [['web'], ['app'], ['replica', 'primary']],
  write: [['web'], ['app'], ['primary']],
};

/**
 * The operations that a fault is predicted to take away for as long as it lasts, from the declared stack alone: without
 * the target's components, something the operation needs can no longer be reached from the entry. It says what the
 * drawing promises; that failover really happens is what the run has to show.
 */
export function predictSpof(stack: StackSpec, target: string, fault: FaultId): readonly OperationName[] {
  if (fault === 'sham') return [];
  return operationNames.filter((operation) => {
    const hit = componentsOf(stack, target).filter((component) => isLost(fault, component, operation));
    return !isCarried(stack, operation, new Set(hit.map((component) => component.name)));
  });
}

/**
 * Whether a component is of no more use to the operation. A slow one answers late, but answers. An exhausted one is lost to
 * whoever needs a new connection, which applications do not, as they keep theirs to the databases. A full disk is felt
 * where something must be written.
 */
function isLost(fault: FaultId, { role }: ComponentSpec, operation: OperationName): boolean {
  const isDatabase = role === 'primary' || role === 'replica';
  if (fault === 'slow') return false;
  if (fault === 'exhaust') return !isDatabase;
  return fault !== 'fill-disk' || (isDatabase && operation === 'write');
}

function isCarried(stack: StackSpec, operation: OperationName, lost: ReadonlySet<string>): boolean {
  const reached = reachable(stack, operation, lost);
  return needs[operation].every((roles) => reached.some((component) => roles.includes(component.role)));
}

/** Living components that the operation reaches from the entry over links between living components. */
function reachable(stack: StackSpec, operation: OperationName, lost: ReadonlySet<string>): readonly ComponentSpec[] {
  const reached = new Set<string>();
  const left = entriesOf(stack).map((component) => component.name);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (reached.has(name) || lost.has(name)) continue;
    reached.add(name);
    left.push(...nextOf(stack, operation, name));
  }
  return stack.components.filter((component) => reached.has(component.name));
}

const nextOf = (stack: StackSpec, operation: OperationName, name: string): readonly string[] =>
  stack.links
    .filter((link) => link.from === name && (link.operations?.includes(operation) ?? true))
    .map((link) => link.to);
