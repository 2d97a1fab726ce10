import { healthCheckDefaults } from '../../model/health-check.ts';
import type { ComponentSpec, OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import { answersHttp } from '../probe.ts';
import { ownHealthPath } from '../health.ts';
import type { NodeKind, Site, SlotSettings } from './kind.ts';
import { addressOf, calledBy, componentNamed, halfRequest, listenAddress, settingsOf } from './kind.ts';

/** Defaults of HAProxy's settings; times in milliseconds. */
export const haproxyDefaults = {
  /** How the next server is chosen. */
  balance: 'roundrobin',
  /** With `balance: source`: whether only the clients of a lost server move (`consistent`), or others may (`map-based`). */
  hashType: 'map-based',
  ...healthCheckDefaults,
  /** Longest silence of a server. */
  timeoutServerMs: 1000,
  /** Longest silence of a client. */
  timeoutClientMs: 2000,
  /** Connections at once, of users and health checks. */
  maxConnections: 1000,
  /** Further connection attempts of a request, each on another server. */
  retries: 2,
  /** Whether these go to another server. */
  redispatch: true,
} as const;

/** HAProxy's settings, all given. */
export type HaproxySettings = { readonly [Name in keyof typeof haproxyDefaults]: string | number | boolean };

/** Path that HAProxy answers by itself, whatever its servers do. */
const ownHealth = ownHealthPath.haproxy;

/** Name of the socket at which HAProxy tells its own view of the servers. */
const socketName = 'haproxy.sock';

/** Where HAProxy tells its own view of the servers. */
export const haproxySocket = (dir: string): string => `${dir}/${socketName}`;

/** Whether it tells its view there: a configuration of the user's own may not. */
export const tellsItsView = ({ files }: ComponentSpec): boolean => files?.['haproxy.cfg']?.includes(socketName) ?? true;

/** HAProxy: spreads requests over the web servers and takes the ones out that fail its checks. */
export const haproxy: NodeKind = {
  kind: 'haproxy',
  files: (site) => ({ 'haproxy.cfg': haproxyConfig(site) }),
  // -db: no background mode, whatever the file says.
  argv: (site) => [site.tools.haproxy, '-db', '-f', `${site.dir}/haproxy.cfg`],
  ready: (site) => answersHttp(addressOf(site.addresses, site.component.host), site.component.port, ownHealth),
  readyWithinMs: 10_000,
  // SIGUSR1 would wait for every connection to end; an operator's stop does not.
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
  slots: (site) => slotsOf(settingsOf<HaproxySettings>(haproxyDefaults, site.component)),
};

/**
 * `timeout http-request`, which is that of the client, frees each slot of a guest that never ends its request. Whoever
 * waits in the kernel's queue is let in then, in order of arrival: as many again make a user wait as long.
 */
function slotsOf(settings: HaproxySettings): SlotSettings {
  const limit = Number(settings.maxConnections);
  return { limit, queue: limit, greeting: halfRequest };
}

/**
 * The configuration text. Two backends, so that losing the application on every server leaves the static files alive; and a
 * third where writes go to other servers than reads.
 */
export function haproxyConfig(site: Site): string {
  const settings = settingsOf<HaproxySettings>(haproxyDefaults, site.component);
  const [forStatic, forRead, forWrite] = operationNames.map((operation) => serversOf(site, operation));
  const hasWriters = JSON.stringify(forWrite) !== JSON.stringify(forRead);
  return `global
  nbthread 1
  maxconn ${settings.maxConnections}
  stats socket ${haproxySocket(site.dir)} mode 600 level user
  stats timeout 2s

${defaultsSection(settings)}
frontend site
  bind ${listenAddress(site)}:${site.component.port}
  monitor-uri ${ownHealth}
  use_backend static if { path_beg /static/ }
${hasWriters ? '  use_backend write if METH_POST\n' : ''}  default_backend app

${backend('static', '/nginx-health', settings, forStatic)}
${backend('app', '/healthz', settings, forRead)}${
    hasWriters ? `\n${backend('write', '/healthz', settings, forWrite)}` : ''
  }`;
}

const defaultsSection = (settings: HaproxySettings): string => `defaults
  mode http
  timeout connect ${settings.timeoutConnectMs}ms
  timeout server ${settings.timeoutServerMs}ms
  timeout client ${settings.timeoutClientMs}ms
  timeout http-request ${settings.timeoutClientMs}ms
  timeout queue ${settings.timeoutConnectMs}ms
  timeout check ${settings.timeoutCheckMs}ms
  retries ${settings.retries}
  ${settings.redispatch === true ? 'option redispatch 1' : 'no option redispatch'}
  default-server inter ${settings.interMs}ms fastinter ${settings.fastinterMs}ms downinter ${settings.downinterMs}ms
  default-server fall ${settings.fall} rise ${settings.rise}
`;

const backend = (
  name: string,
  path: string,
  { balance, hashType, check }: HaproxySettings,
  servers: readonly BalancedServer[] = [],
): string => `\
backend ${name}
  balance ${balance}
${balance === 'source' ? `  hash-type ${hashType}\n` : ''}${check === 'http' ? `  option httpchk GET ${path}\n  http-check expect status 200\n` : ''}${servers
  .map(({ label, host, port, backup }) => {
    return `  server ${label} ${host}:${port}${check === 'none' ? '' : ' check'}${backup ? ' backup' : ''}\n`;
  })
  .join('')}`;

/** A server as the balancer knows it: by its host, unless two of them are on one host. */
interface BalancedServer extends Pick<ComponentSpec, 'host' | 'port'> {
  readonly label: string;
  readonly backup: boolean;
}

/** The servers that an operation may be sent to. */
function serversOf(site: Site, operation: OperationName): readonly BalancedServer[] {
  const all = calledBy(site);
  const own = site.stack.links.filter(({ from }) => from === site.component.name);
  return own
    .filter(({ operations }) => operations?.includes(operation) ?? true)
    .map(({ to, backup = false }) => {
      const { name, host, port } = componentNamed(site.stack, to);
      const isAlone = all.filter((other) => other.host === host).length === 1;
      return { label: isAlone ? host : name, host, port, backup };
    });
}
