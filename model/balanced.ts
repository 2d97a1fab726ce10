import { namesInAnswers } from './answering.ts';
import type { OperationName, StackSpec } from './stack.ts';
import { componentsOf, entriesOf } from './stack.ts';
import { isTravelled } from './travel.ts';

/** A host that the stack's entries may send requests to. */
export interface Balanced {
  /** Its name, by which it names itself in answers. */
  readonly host: string;
  /** Whether it is only used when every other one is down. */
  readonly backup: boolean;
}

/**
 * The hosts that the users' first components send requests to, in drawing order; none when nothing balances.
 * @param operation that the requests are of; absent means any
 */
export function balancedHosts(stack: StackSpec, operation?: OperationName): readonly Balanced[] {
  const entries = new Set(entriesOf(stack).flatMap(({ name, role }) => (role === 'balancer' ? [name] : [])));
  const links = stack.links.filter(
    (link) => entries.has(link.from) && (operation === undefined || isTravelled(link, operation)),
  );
  return stack.hosts.flatMap(({ name: host }): readonly Balanced[] => {
    const there = new Set(componentsOf(stack, host).map(({ name }) => name));
    const own = links.filter(({ to }) => there.has(to));
    return own.length === 0 ? [] : [{ host, backup: own.every(({ backup }) => backup === true) }];
  });
}

/** Requests by which it can be told how they are shared out. */
export interface SharedOut {
  /** What they are of. */
  readonly operation: OperationName;
  /** The hosts that they are shared among. */
  readonly servers: readonly Balanced[];
}

/**
 * Reads, where the hosts that they are shared among are those that answers to them name; files, where it is so for these: behind
 * web servers on machines of their own an answer to a read names the application, of which the balancer knows nothing.
 */
export function sharedOut(stack: StackSpec): SharedOut {
  const asked = (['read', 'static'] as const).map((operation) => ({
    operation,
    servers: balancedHosts(stack, operation),
  }));
  const [reads] = asked;
  return asked.find((shared) => isTold(stack, shared)) ?? reads ?? { operation: 'read', servers: [] };
}

/** Whether every answer may name one of the hosts that requests are shared among; a program of the user's own may name nobody. */
function isTold(stack: StackSpec, { operation, servers }: SharedOut): boolean {
  const hosts = new Set(servers.map(({ host }) => host));
  const named = namesInAnswers(stack, operation);
  return servers.length > 0 && named.every((names) => names.some((name) => hosts.has(name)));
}

/** The databases of a role, by name, in starting order. */
export const databasesOfRole = (stack: Pick<StackSpec, 'components'>, role: 'primary' | 'replica'): readonly string[] =>
  stack.components.filter((component) => component.role === role).map(({ name }) => name);
