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

/** The names that a host or component leaves in answers to an operation; none for what answers do not tell of. */
export function signatureOf(stack: StackSpec, target: string, operation: OperationName): Signature {
  const components = componentsOf(stack, target);
  const servers = components.filter(({ role }) => signed[role].includes(operation)).map(({ host }) => host);
  const databases = components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name);
  return { servers: new Set(servers), databases: new Set(operation === 'static' ? [] : databases) };
}

/** Hosts by which the balancer's view names servers that a target is behind. */
export const balancedHosts = (stack: StackSpec, target: string): ReadonlySet<string> =>
  new Set(componentsOf(stack, target).flatMap(({ role, host }) => (signed[role].length > 0 ? [host] : [])));
