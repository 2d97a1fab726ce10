import { hasFilesInApplications } from '../../model/answering.ts';
import { askedBy } from '../../model/databases.ts';
import type { ComponentSpec } from '../../model/stack.ts';
import { answersHttp } from '../probe.ts';
import type { AppDatabase, AppSettings } from './app/settings.ts';
import { appVariable } from './app/settings.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { addressOf, halfRequest, listenAddress, settingsOf } from './kind.ts';

/** Defaults of the application's settings; times in milliseconds. */
export const appDefaults = {
  /**
   * Time without an answer to a read after which the next database is asked besides, twice that where only replicas that do not
   * follow are left; the first answer counts. Below the deadline of users: one that is gone costs them a wait and no answer.
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
  /** Name of the floating address at which whoever takes writes is asked; empty: the address of its host. */
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

/** Everything the application is told: its name, where it listens, and where its databases are, by the operations of its links. */
export function appSettings(site: Site): AppSettings {
  const { host, port } = site.component;
  const { writerAddress, ...own } = settingsOf<AppOwnSettings>(appDefaults, site.component);
  const { readers, writers } = askedBy(site.stack, site.component.name);
  const [writer] = writers;
  if (!writer && readers.length === 0) throw new Error(`${site.component.name} has no link to a database`);
  const told = (database: ComponentSpec): AppDatabase => {
    const at = (database === writer && writerAddress) || database.host;
    return { name: database.name, address: addressOf(site.addresses, at), port: database.port };
  };
  const [primaries, replicas] = [readers.filter(isPrimary), readers.filter((reader) => !isPrimary(reader))];
  return {
    server: host,
    listen: { address: listenAddress(site), port },
    writer: writer ? told(writer) : null,
    replicas: replicas.map(told),
    primaries: primaries.map(told),
    hasFiles: hasFilesInApplications(site.stack),
    ...own,
  };
}

const isPrimary = ({ role }: ComponentSpec): boolean => role === 'primary';
