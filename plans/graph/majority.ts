import { membersOf } from '../../model/cluster.ts';
import type { StackSpec } from '../../model/stack.ts';

/** Members of a cluster, which serve nobody once half of them or more are gone at once: the rest cannot know who is cut off. */
export interface Majority {
  /** Names of all who have a vote; empty when the stack has no cluster. */
  readonly voters: ReadonlySet<string>;
  /** Whether those that are left may serve. */
  isKept(isLost: (component: string) => boolean): boolean;
}

/** The cluster of a stack. */
export function majorityOf(stack: StackSpec): Majority {
  const names = membersOf(stack).map(({ name }) => name);
  return {
    voters: new Set(names),
    isKept: (isLost) => names.length === 0 || 2 * names.filter((name) => !isLost(name)).length > names.length,
  };
}
