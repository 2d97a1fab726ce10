import { isDatabase } from '../model/databases.ts';
import type { FaultId } from '../model/plan.ts';
import type { ComponentSpec, OperationName, StackSpec } from '../model/stack.ts';
import { componentsOf, operationNames } from '../model/stack.ts';
import { isCarried } from './graph/cut-sets.ts';
import type { Leaving } from './graph/drawing.ts';

/**
 * The operations that a fault is predicted to take away for as long as it lasts, from the declared stack alone: without
 * the target's components, something the operation needs can no longer be reached from the entry. It says what the
 * drawing promises; that failover really happens is what the run has to show.
 */
export function predictSpof(stack: StackSpec, target: string, fault: FaultId): readonly OperationName[] {
  const predicted = predictionOf(stack, target, fault);
  return operationNames.filter((operation) => predicted[operation] === 'proven');
}

/**
 * The same for every operation about which the drawing says anything at all: one that it does not carry with nothing lost
 * is left out, and of a sham there is nothing to predict.
 */
export function predictionOf(
  stack: StackSpec,
  target: string,
  fault: FaultId,
): Readonly<Partial<Record<OperationName, 'proven' | 'refuted'>>> {
  if (fault === 'sham') return {};
  const drawn = operationNames.filter((operation) => isCarried(stack, operation, new Set()));
  return Object.fromEntries(
    drawn.map((operation) => {
      const hit = componentsOf(stack, target).filter((component) => isLost(fault, component, operation));
      const isLeft = isCarried(stack, operation, new Set(hit.map(({ name }) => name)), leavingBy(fault));
      return [operation, isLeft ? 'refuted' : 'proven'] as const;
    }),
  );
}

/**
 * Who is asked to end leaves its cluster in good order, and takes its addresses away. Whatever else befalls a keepalived, the kernel
 * of its host keeps the address; and members that are lost at once cannot tell the others that they will not be back.
 */
const leavingBy = (fault: FaultId): Leaving => ({ cluster: fault === 'stop', addresses: fault !== 'stop' });

/**
 * Whether a component is of no more use to the operation. A slow one answers late, but answers. An exhausted one is lost to
 * whoever needs a new connection, which applications do not, as they keep theirs to the databases. A full disk is felt
 * where something must be written. One that loses packets is taken for gone, which is what whoever draws a second one beside it
 * relies on: that it may be worse than gone, as its health checks pass between two losses, is a hidden single point of failure
 * for the run to show.
 */
function isLost(fault: FaultId, component: ComponentSpec, operation: OperationName): boolean {
  if (fault === 'slow') return false;
  if (fault === 'exhaust') return !isDatabase(component);
  return fault !== 'fill-disk' || (isDatabase(component) && operation === 'write');
}
