import { setsLimitItself } from '../../model/connection-limit.ts';
import type { ComponentKind, ComponentSpec, StackSpec } from '../../model/stack.ts';
import type { RunResult } from '../../model/handle.ts';
import type { OptionalTool, ToolPaths } from '../../model/tools.ts';
import type { Credentials } from '../tls/authority.ts';

/** Where one component stands: everything its configuration may depend on. */
export interface Site {
  /** The whole stack. */
  readonly stack: StackSpec;
  /** The component itself. */
  readonly component: ComponentSpec;
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Directory of the component alone, gone with the lab: configuration, sockets, data. */
  readonly dir: string;
  /** Address of every host, and every floating address, by its name. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The application server as one file of JavaScript. */
  readonly appBundle: string;
  /** What it shows to users, and whom they trust; absent for a component that does not speak TLS. */
  readonly credentials?: Credentials;
}

/** What a kind says of its connections. */
export interface SlotSettings {
  /** Connections it accepts at once on its port; undefined where a configuration or a program of the user's own may have another. */
  readonly limit: number | undefined;
  /** Connections to keep waiting beyond these, so that whoever comes later waits too long; 0 when it refuses them at once. */
  readonly queue: number;
  /** What a guest must say so as not to be thrown out as silent; empty when silence is allowed. */
  readonly greeting: string;
}

/** Runs a short command on the component's host, past a second or so in vain. */
export type Look = (argv: readonly string[]) => Promise<Pick<RunResult, 'code' | 'stdout'>>;

/** A kind of program the lab can run; everything in it follows from the site alone, except that `ready` looks. */
export interface NodeKind {
  /** Name in the model. */
  readonly kind: ComponentKind;
  /** Files written into the site's directory before the first start: path below it, and text. */
  readonly files: (site: Site) => Readonly<Record<string, string>>;
  /** The command line, without the host's part. The program must stay in the foreground. */
  readonly argv: (site: Site) => readonly string[];
  /** Environment beside the usual; absent when it needs none. */
  readonly env?: (site: Site) => Readonly<Record<string, string>>;
  /**
   * Files in its directory by which it tells that it serves, and which one that is killed leaves behind: removed before each
   * start, or the next one would seem to serve before it does. Absent when it writes none.
   */
  readonly signs?: readonly string[];
  /** One look, bounded in time by itself: does it serve? Never throws. */
  readonly ready: (site: Site, look: Look) => Promise<boolean>;
  /** Longest time from the start of the process to `ready`. */
  readonly readyWithinMs: number;
  /** Signal by which an operator's stop asks it to end. */
  readonly stopSignal: NodeJS.Signals;
  /** Longest time from that signal to the end of its last process. */
  readonly stopWithinMs: number;
  /** Its connections; absent, or undefined, when it has no limit of its own, then they cannot be exhausted. */
  readonly slots?: (site: Site) => SlotSettings | undefined;
  /** Size of the file system that holds its directory, in megabytes, of which it takes only what it uses; absent means 64. */
  readonly diskMb?: number;
  /** Whether an operator must restart it after its disk was full; absent means no. */
  readonly wedgesWhenFull?: boolean;
}

/** Size of a component's own file system in megabytes. */
export const diskMbOf = ({ diskMb = 64 }: NodeKind): number => diskMb;

/** The beginning of a request: a guest of a web server that has said this much is waited for. */
export const halfRequest = 'GET / HTTP/1.1\r\nHost: held\r\n';

/** A program that only some stacks need; its absence is a mistake of whoever made the tools ready for this one. */
export function programOf({ tools, component }: Pick<Site, 'tools' | 'component'>, tool: OptionalTool): string {
  const path = tools[tool];
  if (path === undefined) throw new Error(`${component.name} needs a program that is not there: ${tool}`);
  return path;
}

/**
 * The command line of a program that only watches. Where it has no machine of its own, whatever is on the users' way goes
 * first, and the load that measures them: it would take their processors at each of its looks.
 */
export const inBackground = (argv: readonly string[]): readonly string[] => ['nice', '-n', '10', ...argv];

/** What goes with it: one processor at a time for a program in Go. */
export const backgroundEnv: Readonly<Record<string, string>> = { GOMAXPROCS: '1' };

/** Settings of a kind, all given. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** The settings of a kind by its defaults: the same names, any value of the same type. */
export type SettingsLike<Defaults extends Settings> = {
  readonly [Name in keyof Defaults]: Defaults[Name] extends number
    ? number
    : Defaults[Name] extends boolean
      ? boolean
      : string;
};

/** The defaults of a kind, overridden by what the component itself says. */
export const settingsOf = <Kind extends Settings>(defaults: Kind, component: ComponentSpec): Kind => ({
  ...defaults,
  ...component.settings,
});

/**
 * The number of connections in a component's settings. Where the file that sets it is not the generated one, the default says
 * nothing, and only a number that the stack itself gives counts: as what that file says.
 */
export function connectionLimit(
  component: ComponentSpec,
  { maxConnections }: { readonly maxConnections: number },
): number | undefined {
  const said = component.settings?.['maxConnections'] ?? (setsLimitItself(component) ? undefined : maxConnections);
  return said === undefined ? undefined : Number(said);
}

/** The component of that name; its absence is a mistake in the stack's links. */
export function componentNamed(stack: StackSpec, name: string): ComponentSpec {
  const found = stack.components.find((component) => component.name === name);
  if (!found) throw new Error(`stack ${stack.name} links to ${name}, which it does not have`);
  return found;
}

/** The components that this one opens connections to, in the order of the links. */
export const calledBy = (site: Pick<Site, 'stack' | 'component'>): readonly ComponentSpec[] =>
  site.stack.links
    .filter((link) => link.from === site.component.name)
    .map((link) => componentNamed(site.stack, link.to));

/** The address to listen on: every one of a host that a floating address may come to, else the host's own. */
export const listenAddress = ({ stack, component, addresses }: Site): string =>
  stack.addresses?.some(({ on }) => on.includes(component.host)) === true
    ? '0.0.0.0'
    : addressOf(addresses, component.host);

/** Address of a host; its absence is a mistake in the stack. */
export function addressOf(addresses: Readonly<Record<string, string>>, host: string): string {
  const address = addresses[host];
  if (address === undefined) throw new Error(`no host ${host} in the stack`);
  return address;
}
