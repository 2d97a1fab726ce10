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
  /** Component that the users' requests reach first, or the floating address under which they do. */
  readonly entry: string;
  /** Further ones, which requests go to in turn with `entry`, as by a name with several addresses; absent when there are none. */
  readonly furtherEntries?: readonly string[];
  /** Host from which the load comes; never a target. */
  readonly client: string;
  /** Number of addresses from which users come, each user from one of them; absent means that of the client alone. */
  readonly clientAddresses?: number;
  /** How long a failover may take by the stack's own settings; see `failoverBecause`. */
  readonly failoverBudgetMs: Milliseconds;
  /** The arithmetic behind the budget, in words, naming the settings. */
  readonly failoverBecause: string;
  /** Addresses that move between hosts; absent when there are none. */
  readonly addresses?: readonly FloatingAddress[];
  /** Whether every host but the client lets in only what a link or the entry calls for; absent means that all let in everything. */
  readonly firewall?: true;
  /** Hosts that must be seen answering in steady state; absent means those that answers name: see `answering.ts`. */
  readonly serving?: readonly string[];
}

/** One machine: in the lab, one network namespace with one address. */
export interface HostSpec {
  /** Name, also its host name inside the lab. */
  readonly name: string;
}

/** An address that one of several hosts has at a time. */
export interface FloatingAddress {
  /** Name, which resolves inside the lab. */
  readonly name: string;
  /** Hosts that may have it, the preferred one first. */
  readonly on: readonly string[];
}

/** Kinds of process the lab can run, one file each in `stack/kinds/`; a `command` is any program. */
export const componentKinds = [
  'haproxy',
  'nginx',
  'app',
  'mariadb',
  'garbd',
  'keepalived',
  'prometheus',
  'alertmanager',
  'blackbox-exporter',
  'mysqld-exporter',
  'webhook',
  'command',
] as const;

/** One of them. */
export type ComponentKind = (typeof componentKinds)[number];

/** What a component may be there for; a `guardian` moves addresses, a `service` carries no request of a user. */
export const roles = ['balancer', 'web', 'app', 'primary', 'replica', 'guardian', 'service'] as const;

/** What a component is there for. */
export type Role = (typeof roles)[number];

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
  /** TCP port it listens on, on its host's address; 0 when it listens on none. */
  readonly port: number;
  /** Settings of the kind; absent fields take the kind's documented defaults. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Files in the component's own directory, by name, instead of the generated ones or beside them; see `model/placeholder.ts`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Text behind the end of generated files, by name. */
  readonly append?: Readonly<Record<string, string>>;
  /** What a component of kind `command` runs; absent for every other kind. */
  readonly command?: CommandSpec;
}

/** Any program as a component. */
export interface CommandSpec {
  /** Program and arguments; it must stay in the foreground. */
  readonly argv: readonly string[];
  /** Variables beside the usual. */
  readonly env: Readonly<Record<string, string>>;
  /** When it serves: its port accepts, it answers 2xx on a path, or a command on its host ends with 0. */
  readonly ready: { readonly tcp: true } | { readonly http: string } | { readonly exec: readonly string[] };
  /** Longest time from its start until it serves. */
  readonly readyWithinMs: Milliseconds;
  /** Signal by which an operator's stop asks it to end. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT' | 'SIGHUP' | 'SIGUSR1' | 'SIGUSR2' | 'SIGKILL';
  /** Longest time from that signal to the end of its last process. */
  readonly stopWithinMs: Milliseconds;
}

/** One component needs another. */
export interface LinkSpec {
  /** Component that opens the connection. */
  readonly from: string;
  /** Component that accepts it. */
  readonly to: string;
  /** Operations that travel this link; absent means all. */
  readonly operations?: readonly OperationName[];
  /** Whether a balancer uses it only when every other link of it is down; absent means no. */
  readonly backup?: true;
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

/** Between the names of two targets that are taken away together; no name has it. */
export const pairSign = '+';

/** The targets that one word of a plan means: itself, or the two of `one+other`. */
export const targetsIn = (target: string): readonly string[] => target.split(pairSign);

/** The components a target means: itself, or all on the host of that name; of a pair those of both. In starting order. */
export function componentsOf(stack: StackSpec, target: string): readonly ComponentSpec[] {
  const names = targetsIn(target);
  return stack.components.filter(({ name, host }) => names.includes(name) || names.includes(host));
}

/** Roles that take users' requests first, best first. */
const entryRoles: readonly Role[] = ['balancer', 'web', 'app'];

/** What says where users' requests go. */
type Entered = Pick<StackSpec, 'entry' | 'furtherEntries' | 'components' | 'addresses'>;

/** The components that the users' requests may reach first, each once, over all places that requests go to. */
export const entriesOf = (stack: Entered): readonly ComponentSpec[] => [...new Set(entryPlacesOf(stack).flat())];

/**
 * The same place by place: the entry, then the further ones. Each request goes to one place only. A place is the component
 * named, or, behind a floating address, the ones on its hosts that take requests, in the order of the hosts.
 */
export const entryPlacesOf = (stack: Entered): readonly (readonly ComponentSpec[])[] =>
  [stack.entry, ...(stack.furtherEntries ?? [])].map((place) => {
    const single = stack.components.find((component) => component.name === place);
    if (single) return [single];
    const hosts = stack.addresses?.find((address) => address.name === place)?.on ?? [];
    return hosts.flatMap((host) => frontOf(stack, host) ?? []);
  });

/** The component on a host that takes users' requests first: a balancer, else a web server, else an application. */
export function frontOf(stack: Pick<StackSpec, 'components'>, host: string): ComponentSpec | undefined {
  const there = stack.components.filter((component) => component.host === host);
  return entryRoles.flatMap((role) => there.filter((component) => component.role === role))[0];
}
