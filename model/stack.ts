import type { Milliseconds } from './units.ts';

/** The stack under test as plain data: hosts, components on them, links, operations. */
export interface StackSpec {
  /** Name by which plans refer to it, for example `two-servers`. */
  readonly name: string;
  /** One line for lists and reports: what this stack is. */
  readonly title: string;
  /** Every machine, in drawing order; the lab gives each one address in 198.18.0.0/24 by its place here. */
  readonly hosts: readonly HostSpec[];
  /** Every process, in starting order. */
  readonly components: readonly ComponentSpec[];
  /** Who calls whom; used for drawing, and for cutting one component off the network. */
  readonly links: readonly LinkSpec[];
  /** Component that the users' requests reach first. */
  readonly entry: string;
  /** Host from which the load comes; never a target. */
  readonly client: string;
  /** How long a failover may take by the stack's own settings; see `failoverBecause`. */
  readonly failoverBudgetMs: Milliseconds;
  /** The arithmetic behind the budget, in words, naming the settings. */
  readonly failoverBecause: string;
}

/** One machine: in the lab, one network namespace with one address. */
export interface HostSpec {
  /** Name, also its host name inside the lab. */
  readonly name: string;
}

/** Kinds of process the lab can run; one file each in `stack/kinds/`. */
export type ComponentKind = 'haproxy' | 'nginx' | 'app' | 'mariadb';

/** What a component is there for. */
export type Role = 'balancer' | 'web' | 'app' | 'primary' | 'replica';

/** One process on a host. */
export interface ComponentSpec {
  /** Unique name, by custom `<host>.<kind>`, for example `server1.nginx`. */
  readonly name: string;
  /** Name of the host it runs on. */
  readonly host: string;
  /** Which program it is. */
  readonly kind: ComponentKind;
  /** What it is there for. */
  readonly role: Role;
  /** TCP port it listens on, on its host's address. */
  readonly port: number;
  /** Settings of the kind; absent fields take the kind's documented defaults. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** One component needs another. */
export interface LinkSpec {
  /** Component that opens the connection. */
  readonly from: string;
  /** Component that accepts it. */
  readonly to: string;
  /** Operations that travel this link; absent means all. */
  readonly operations?: readonly OperationName[];
}

/** What a user does. */
export type OperationName = 'static' | 'read' | 'write';

/** Every operation, in the order of reports. */
export const operationNames: readonly OperationName[] = ['static', 'read', 'write'];

/** Everything in a stack that a fault may be aimed at: hosts but the client, then components. */
export function targetsOf(stack: StackSpec): readonly string[] {
  const hosts = stack.hosts.map((host) => host.name).filter((name) => name !== stack.client);
  return [...hosts, ...stack.components.map((component) => component.name)];
}

/** The components a target means: itself, or all on the host of that name, in starting order. */
export function componentsOf(stack: StackSpec, target: string): readonly ComponentSpec[] {
  return stack.components.filter((component) => component.name === target || component.host === target);
}
