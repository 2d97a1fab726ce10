import { leadsToFiles } from '../../model/answering.ts';
import { viewSocketName } from '../../model/balancer-view.ts';
import { healthCheckDefaults } from '../../model/health-check.ts';
import { serverLabel } from '../../model/server-label.ts';
import type { ComponentSpec, OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import { isTravelled } from '../../model/travel.ts';
import { innerHealthPort, ownHealthPath } from '../health.ts';
import { answersHttp, answersHttps } from '../probe.ts';
import { speaksTls } from '../tls/speaks.ts';
import { authorityName } from '../tls/trust.ts';
import type { NodeKind, Site, SlotSettings } from './kind.ts';
import { addressOf, componentNamed, connectionLimit, halfRequest, listenAddress, settingsOf } from './kind.ts';

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
  /** Whether users must speak TLS; requests go on in the clear behind it. */
  tls: false,
  /** Port on which it tells its metrics; 0: none. */
  metricsPort: 0,
} as const;

/** HAProxy's settings, all given. */
export type HaproxySettings = { readonly [Name in keyof typeof haproxyDefaults]: string | number | boolean };

/** Path that HAProxy answers by itself, whatever its servers do. */
const ownHealth = ownHealthPath.haproxy;

/** Name of the file with its certificate and key. */
const identityFile = 'identity.pem';

/** Where HAProxy tells its own view of the servers. */
export const haproxySocket = (dir: string): string => `${dir}/${viewSocketName}`;

/** HAProxy: spreads requests over the web servers and takes the ones out that fail its checks. */
export const haproxy: NodeKind = {
  kind: 'haproxy',
  files: (site) => ({
    'haproxy.cfg': haproxyConfig(site),
    ...(site.credentials && { [identityFile]: site.credentials.identity, [authorityName]: site.credentials.authority }),
  }),
  // -db: no background mode, whatever the file says.
  argv: (site) => [site.tools.haproxy, '-db', '-f', `${site.dir}/haproxy.cfg`],
  ready: ({ addresses, component: { host, port }, credentials }) => {
    const address = addressOf(addresses, host);
    return credentials
      ? answersHttps(address, port, ownHealth, credentials.authority)
      : answersHttp(address, port, ownHealth);
  },
  readyWithinMs: 10_000,
  // SIGUSR1 would wait for every connection to end; an operator's stop does not.
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
  slots: ({ component }) => {
    const slots = slotsOf(component);
    // A guest that begins with anything but a handshake is thrown out at once; one that says nothing, after the same time.
    return speaksTls(component) ? { ...slots, greeting: '' } : slots;
  },
};

/**
 * `timeout http-request`, which is that of the client, frees each slot of a guest that never ends its request. Whoever
 * waits in the kernel's queue is let in then, in order of arrival: as many again make a user wait as long.
 */
function slotsOf(component: ComponentSpec): SlotSettings {
  const limit = connectionLimit(component, haproxyDefaults);
  return { limit, queue: limit ?? 0, greeting: halfRequest };
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
${speaksTls(site.component) ? '  ssl-default-bind-options ssl-min-ver TLSv1.2\n' : ''}
${defaultsSection(settings)}
frontend site
  bind ${listenAddress(site)}:${site.component.port}${speaksTls(site.component) ? ` ssl crt ${site.dir}/${identityFile}` : ''}
  monitor-uri ${ownHealth}
  use_backend static if { path_beg /static/ }
${hasWriters ? '  use_backend write if METH_POST\n' : ''}  default_backend app

${asides(site, settings)}${backend('static', filesPath(forStatic), settings, forStatic)}
${backend('app', '/healthz', settings, forRead)}${
    hasWriters ? `\n${backend('write', '/healthz', settings, forWrite)}` : ''
  }`;
}

/** What it says beside the site: its health in the clear to its own host, where users must speak TLS; its metrics. */
function asides(site: Site, { metricsPort }: HaproxySettings): string {
  const health = `frontend health
  bind 127.0.0.1:${innerHealthPort(site.component)}
  monitor-uri ${ownHealth}

`;
  const metrics = `frontend metrics
  bind ${listenAddress(site)}:${metricsPort}
  http-request use-service prometheus-exporter if { path /metrics }

`;
  return (speaksTls(site.component) ? health : '') + (Number(metricsPort) > 0 ? metrics : '');
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

function backend(
  name: string,
  path: string,
  { balance, hashType, check }: HaproxySettings,
  servers: readonly BalancedServer[] = [],
): string {
  const hashing = balance === 'source' ? [`hash-type ${hashType}`] : [];
  const checking = check === 'http' ? [`option httpchk GET ${path}`, 'http-check expect status 200'] : [];
  const checked = check === 'none' ? '' : ' check';
  const lines = servers.map(
    ({ label, host, port, backup }) => `server ${label} ${host}:${port}${checked}${backup ? ' backup' : ''}`,
  );
  const all = [`balance ${balance}`, ...hashing, ...checking, ...lines];
  return `backend ${name}\n${all.map((line) => `  ${line}\n`).join('')}`;
}

/** Where those are asked that have files: web servers for themselves, applications as for what they look up. */
const filesPath = (servers: readonly BalancedServer[] = []): string =>
  servers.length > 0 && servers.every(({ role }) => role === 'app') ? '/healthz' : '/nginx-health';

/** A server as the balancer knows it: by its host, unless two of them are on one host. */
interface BalancedServer extends Pick<ComponentSpec, 'host' | 'port' | 'role'> {
  readonly label: string;
  readonly backup: boolean;
}

/** The servers that an operation may be sent to; for files none that has none, which would fail that check for ever. */
function serversOf(site: Site, operation: OperationName): readonly BalancedServer[] {
  const own = site.stack.links.filter(({ from }) => from === site.component.name);
  return own
    .filter((link) => isTravelled(link, operation) && (operation !== 'static' || leadsToFiles(site.stack, link.to)))
    .map(({ to, backup = false }) => {
      const server = componentNamed(site.stack, to);
      const label = serverLabel(site.stack, site.component.name, server);
      return { label, host: server.host, port: server.port, role: server.role, backup };
    });
}
