import { answersHttp } from '../probe.ts';
import type { AppDatabase, AppSettings } from './app/settings.ts';
import { appVariable } from './app/settings.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { addressOf, calledBy, halfRequest, listenAddress, settingsOf } from './kind.ts';

/** Defaults of the application's settings; times in milliseconds. */
export const appDefaults = {
  /**
   * Time without an answer to a read after which the other database is asked besides, twice that where the other one is a replica
   * that does not follow; the first answer counts. Below the deadline of users: one that is gone costs them a wait and no answer.
   */
  hedgeMs: 100,
  /** Longest wait for a connection to a database, greeting and log-in included, and for its answer. Below Nginx's patience. */
  databaseTimeoutMs: 600,
  /** Time between two looks whether the replica follows its primary; while it does not, the primary is read first; 0: never. */
  replicaCheckMs: 250,
  /** Connections at once; more are closed as soon as they come. */
  maxConnections: 512,
  /**
   * For how long each read and write has the application to itself while the others wait in line, as on a machine with little
   * processor time; 0: no such limit. It waits and computes nothing, so that one machine can play several.
   */
  serviceMs: 0,
  /** Name of the floating address at which the primary is asked; empty: the address of its host. */
  writerAddress: '',
} as const;

/** The application's own settings, all given. */
export type AppOwnSettings = SettingsLike<typeof appDefaults>;

/** Where the compiled code of a bundle is kept: a Node that compiles it anew takes half as long again to start. */
export const compiledOf = (bundle: string): string => `${bundle}.compiled`;

/** The application server: one Node process, one file of JavaScript. */
export const app: NodeKind = {
  kind: 'app',
  files: () => ({}),
  argv: (site) => [site.tools.node, site.appBundle],
  env: (site) => ({
    [appVariable]: JSON.stringify(appSettings(site)),
    NODE_COMPILE_CACHE: compiledOf(site.appBundle),
  }),
  ready: (site) => answersHttp(addressOf(site.addresses, site.component.host), site.component.port, '/healthz'),
  readyWithinMs: 15_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
  slots: (site) => {
    const { maxConnections } = settingsOf<AppOwnSettings>(appDefaults, site.component);
    return { limit: maxConnections, queue: 0, greeting: halfRequest };
  },
};

/** Everything the application is told: its name, where it listens, and where its databases are. */
export function appSettings(site: Site): AppSettings {
  const { host, port } = site.component;
  const { writerAddress, ...own } = settingsOf<AppOwnSettings>(appDefaults, site.component);
  const primary = database(site, 'primary', writerAddress);
  const replica = database(site, 'replica');
  if (!primary && !replica) throw new Error(`${site.component.name} has no link to a database`);
  const listen = { address: listenAddress(site), port };
  return { server: host, listen, primary: primary ?? null, replica: replica ?? null, ...own };
}

function database(site: Site, role: string, at = ''): AppDatabase | undefined {
  const found = calledBy(site).find((component) => component.role === role);
  return found && { name: found.name, address: addressOf(site.addresses, at || found.host), port: found.port };
}
