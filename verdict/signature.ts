import { hasFilesInApplications, namesInAnswers } from '../model/answering.ts';
import { labelsBehind } from '../model/server-label.ts';
import type { ComponentSpec, OperationName, StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';

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
  const signs = ({ role }: ComponentSpec): boolean =>
    signed[role].includes(operation) || (role === 'app' && hasFilesInApplications(stack));
  const servers = components.filter(signs).map(({ host }) => host);
  const lost = new Set(components.map(({ name }) => name));
  const others = new Set(servers.length === 0 ? [] : namesInAnswers(stack, operation, { lost }).flat());
  const databases = components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name);
  return {
    servers: new Set(servers.filter((host) => !others.has(host))),
    databases: new Set(operation === 'static' ? [] : databases),
  };
}

/** Whether what a balancer saw is about a server that a target is, or is behind. */
export function isAbout(
  stack: StackSpec,
  target: string,
): (seen: { readonly balancer: string; readonly server: string }) => boolean {
  const lost = componentsOf(stack, target).filter(({ role }) => signed[role].length > 0);
  return ({ balancer, server }) => labelsBehind(stack, balancer, lost).has(server.slice(server.lastIndexOf('/') + 1));
}
