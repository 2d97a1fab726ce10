import type { StackSpec } from './stack.ts';
import { componentsOf, entriesOf } from './stack.ts';

/** A host that the stack's entries may send requests to. */
export interface Balanced {
  /** Its name, by which it names itself in answers. */
  readonly host: string;
  /** Whether it is only used when every other one is down. */
  readonly backup: boolean;
}

/** The hosts that the users' first components send requests to, in drawing order; none when nothing balances. */
export function balancedHosts(stack: StackSpec): readonly Balanced[] {
  const entries = new Set(entriesOf(stack).flatMap(({ name, role }) => (role === 'balancer' ? [name] : [])));
  const links = stack.links.filter(({ from }) => entries.has(from));
  return stack.hosts.flatMap(({ name: host }): readonly Balanced[] => {
    const there = new Set(componentsOf(stack, host).map(({ name }) => name));
    const own = links.filter(({ to }) => there.has(to));
    return own.length === 0 ? [] : [{ host, backup: own.every(({ backup }) => backup === true) }];
  });
}

/** The databases of a role, by name, in starting order. */
export const databasesOfRole = (stack: Pick<StackSpec, 'components'>, role: 'primary' | 'replica'): readonly string[] =>
  stack.components.filter((component) => component.role === role).map(({ name }) => name);
