import { isMember } from '../model/cluster.ts';
import type { FaultId } from '../model/plan.ts';
import { silences } from '../model/plan.ts';
import type { ComponentSpec, StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';

/**
 * Whether reads may lack what was acknowledged right before a fault, from the declared stack alone: a replica that follows by
 * itself is a moment behind, and a primary that is gone sends it nothing more. MariaDB ends without waiting for who follows,
 * so one that is stopped in good order may leave a write behind as well (`SHUTDOWN WAIT FOR ALL SLAVES` in its manual). The
 * members of a cluster acknowledge a write together.
 */
export function readsMayBeStale(stack: StackSpec, target: string, fault: FaultId): boolean {
  if (!silences(fault)) return false;
  const gone = new Set(componentsOf(stack, target).map(({ name }) => name));
  return stack.components.some(
    (replica) =>
      follows(replica) && !gone.has(replica.name) && followedBy(stack, replica).some((name) => gone.has(name)),
  );
}

const follows = (component: ComponentSpec): boolean => component.role === 'replica' && !isMember(component);

/** The databases that a replica has a link to; users' requests travel none of these. */
const followedBy = ({ components, links }: StackSpec, replica: ComponentSpec): readonly string[] =>
  links
    .filter(
      ({ from, to }) =>
        from === replica.name && components.some(({ name, kind }) => name === to && kind === replica.kind),
    )
    .map(({ to }) => to);
