import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { componentsOf, targetsOf } from '../model/stack.ts';
import { asDrawn } from './as-drawn.ts';
import type { PlanText } from './file.ts';

/** Faults that are done to processes, one by one, so that a host is no more than what runs on it. */
const processFaults: ReadonlySet<FaultId> = new Set(['sham', 'stop', 'kill', 'pause', 'slow', 'exhaust', 'fill-disk']);

/**
 * Every fault on every host and component, expected to do what the declared stack predicts; each act once.
 *
 * A host with a single component means the same processes as that component: to stop, kill, pause or slow the one is to
 * send the same signals to the same processes as for the other, and an episode of each would be two episodes of one act. Such
 * a host is left out, its component stands for both. Faults of the network differ: a host is cut off by its cable, with
 * everything that it says and hears, a component by its port and by the places it calls. Those are done to both.
 */
export function distinctActs(stack: StackSpec, faults: readonly FaultId[]): PlanText['experiments'] {
  return targetsOf(stack).flatMap((target) =>
    faults.filter((fault) => !isTwin(stack, target, fault)).map((fault) => asDrawn(stack, target, fault)),
  );
}

/** Whether the act is the very same as that on the only component of the host. */
function isTwin(stack: StackSpec, target: string, fault: FaultId): boolean {
  if (!processFaults.has(fault)) return false;
  const isHost = stack.hosts.some(({ name }) => name === target);
  return isHost && componentsOf(stack, target).length <= 1;
}
