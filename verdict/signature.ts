import { labelsBehind } from '../model/server-label.ts';
import type { ComponentSpec, OperationName, StackSpec } from '../model/stack.ts';
import { componentsOf, entriesOf } from '../model/stack.ts';

/** Names by which answers to an operation give away that somebody took part in them. */
export interface Signature {
  /** Servers: hosts of web servers and applications. */
  readonly servers: ReadonlySet<string>;
  /** Databases: names of components. */
  readonly databases: ReadonlySet<string>;
}

/** Operations whose answers name the host of a component of this role. */
const signed: Readonly<Record<ComponentSpec['role'], readonly OperationName[]>> = {
  balancer: [],
  web: ['static', 'read', 'write'],
  app: ['read', 'write'],
  primary: [],
  replica: [],
  guardian: [],
  service: [],
};

/**
 * The names that a host or component leaves in answers to an operation; none for what answers do not tell of, as that of a
 * host on which somebody else gives such answers too.
 */
export function signatureOf(stack: StackSpec, target: string, operation: OperationName): Signature {
  const components = componentsOf(stack, target);
  const servers = components.filter(({ role }) => signed[role].includes(operation)).map(({ host }) => host);
  const others = servers.length === 0 ? new Set<string>() : answeringWithout(stack, components, operation);
  const databases = components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name);
  return {
    servers: new Set(servers.filter((host) => !others.has(host))),
    databases: new Set(operation === 'static' ? [] : databases),
  };
}

/** Hosts whose name is in answers that are given without some components: requests reach a server there, and what it needs. */
function answeringWithout(
  stack: StackSpec,
  lost: readonly ComponentSpec[],
  operation: OperationName,
): ReadonlySet<string> {
  const gone = new Set(lost.map(({ name }) => name));
  const walk = (from: readonly ComponentSpec[]) => reachedFrom(stack, from, gone, operation);
  const servers = walk(entriesOf(stack)).filter(({ role }) => signed[role].includes(operation));
  const answers = (server: ComponentSpec): boolean =>
    operation === 'static' || walk([server]).some(({ role }) => role === 'app');
  return new Set(servers.filter(answers).map(({ host }) => host));
}

/** Whoever requests of an operation reach over the links, the first ones among them, without those that are gone. */
function reachedFrom(
  { components, links }: StackSpec,
  from: readonly ComponentSpec[],
  gone: ReadonlySet<string>,
  operation: OperationName,
): readonly ComponentSpec[] {
  const reached = new Set(from.map(({ name }) => name).filter((name) => !gone.has(name)));
  // A set grows while it is walked: what a link leads to is walked too.
  for (const name of reached) {
    for (const { from: caller, to, operations } of links)
      if (caller === name && !gone.has(to) && (operations?.includes(operation) ?? true)) reached.add(to);
  }
  return components.filter(({ name }) => reached.has(name));
}

/** Whether what a balancer saw is about a server that a target is, or is behind. */
export function isAbout(
  stack: StackSpec,
  target: string,
): (seen: { readonly balancer: string; readonly server: string }) => boolean {
  const lost = componentsOf(stack, target).filter(({ role }) => signed[role].length > 0);
  return ({ balancer, server }) => labelsBehind(stack, balancer, lost).has(server.slice(server.lastIndexOf('/') + 1));
}
