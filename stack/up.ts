import { mkdir } from 'node:fs/promises';
import type { RunningProcess, RunOptions, RunResult, StartOptions, TargetHandle } from '../model/handle.ts';
import type { StackHandle } from '../model/stack-handle.ts';
import type { Role, StackSpec } from '../model/stack.ts';
import type { StackState } from '../model/state.ts';
import { elapsedMs } from '../model/units.ts';
import { afflictable } from './afflictable.ts';
import { appBundle } from './app-bundle.ts';
import type { BalancerChange } from './balancer.ts';
import { watchBalancers } from './balancer.ts';
import type { ManagedComponent } from './component.ts';
import { manage } from './component.ts';
import { dataDirectory } from './data-directory.ts';
import { balancersOf, followings } from './databases.ts';
import { lowerStack } from './down.ts';
import { entryUrl, entryUrls } from './entry.ts';
import { raiseFirewalls } from './firewall.ts';
import { addressesSettle } from './floating.ts';
import { bringHome } from './homecoming.ts';
import { kindOf } from './kinds/index.ts';
import type { Lab, RaiseOptions } from './lab.ts';
import { onHost } from './lab.ts';
import type { Ledger } from './ledger.ts';
import { readLedgers } from './ledger.ts';
import { coverMounts } from './mounts.ts';
import { addressesOf, clientAddressesOf, raiseNetwork } from './network.ts';
import { follow, loadClient, resumeFollowing } from './replication.ts';
import { stackHandle } from './probing.ts';
import type { Prepared } from './site.ts';
import { diskOf, furnish, sitesOf } from './site.ts';
import { openStackState } from './state.ts';
import { steadyState } from './steady.ts';
import { targetHandle } from './target.ts';
import { makeAuthority } from './tls/authority.ts';
import { authorityFileOf } from './tls/trust.ts';
import { allIsWatched } from './watched.ts';

/** A stack that serves, and everything that may be done to it and seen of it. */
export interface RaisedStack {
  /** How long raising took, by step, in milliseconds. */
  readonly stepsMs: Readonly<Record<string, number>>;
  /** Address of every host by its name. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Where the users' requests go, or the first of these places. */
  readonly url: string;
  /** The other places, to which they go in turn with the first; empty when there is one. */
  readonly furtherUrls: readonly string[];
  /** Addresses of the client from which users come, each from one; empty when its own is the only one. */
  readonly clientAddresses: readonly string[];
  /** File with the certificate of the authority that users trust; absent where nobody speaks TLS. */
  readonly authorityFile?: string;
  /** The handle of a host or component. */
  target(name: string): TargetHandle;
  /** Starts long-running processes on a host. */
  launch(host: string): (argv: readonly string[], options: StartOptions) => RunningProcess;
  /** Runs short commands on a host. */
  exec(host: string): (argv: readonly string[], options: RunOptions) => Promise<RunResult>;
  /** Tells every change of the balancers' own view, until stopped. */
  watchBalancers(onChange: (change: BalancerChange) => void): { stop(): Promise<void> };
  /** What keeps the stack from its steady state, or from that in which a fault may begin, in words; empty when nothing does. */
  steadyState(moment?: 'start'): Promise<string[]>;
  /** Brings every address to its preferred host that would not come by itself. @returns names of those that came */
  bringHome(): Promise<readonly string[]>;
  /** What a person would look at: who serves, who takes writes, what is down. */
  state(): Promise<StackState>;
  /** What every database holds of an episode's writes, read when the replicas have caught up. */
  ledger(episode: number): Promise<Ledger[]>;
  /** The stack as probes see it. */
  readonly probing: StackHandle;
  /** Removes everything. */
  down(): Promise<void>;
}

/** Waves after the first in which components start. */
const laterRoles: Partial<Record<Role, number>> = { balancer: 1, guardian: 2, service: 2 };

/** Names the time that passed since the step before. */
type Lap = (step: string) => void;

/** Raises a stack inside the lab; the caller's process is already in there. What was begun is removed when it fails. */
export async function raiseStack(spec: StackSpec, options: RaiseOptions): Promise<RaisedStack> {
  const lab: Lab = { ...options, spec, addresses: addressesOf(spec.hosts) };
  const { stepsMs, lap } = laps(lab);
  const components: ManagedComponent[] = [];
  try {
    const prepared = await prepare(lab);
    lap('prepare');
    components.push(...manageAll(lab, prepared));
    const disks = components.map(({ site }) => diskOf(site));
    await Promise.all([coverMounts(lab, disks), mkdir(lab.logsDir, { recursive: true })]);
    const furnished = components.map(({ site }) => furnish(lab, site, prepared));
    await Promise.all([raiseNetwork(lab), ...furnished, hasDatabase(lab) && loadClient()]);
    await raiseFirewalls(lab);
    lap('network and data');
    await serveAll(lab, components, lap);
  } catch (error) {
    await lowerStack(lab, components).catch(() => undefined);
    throw error;
  }
  return raised(lab, components, stepsMs);
}

const hasDatabase = ({ spec }: Lab): boolean => spec.components.some(({ kind }) => kind === 'mariadb');

function laps({ clock }: Lab): { readonly stepsMs: Record<string, number>; readonly lap: Lap } {
  const stepsMs: Record<string, number> = {};
  let since = clock.now();
  const lap = (step: string): void => {
    const now = clock.now();
    stepsMs[step] = Math.round(elapsedMs(since, now) * 10) / 10;
    since = now;
  };
  return { stepsMs, lap };
}

async function prepare(lab: Lab): Promise<Prepared> {
  const [data, bundle] = await Promise.all([dataDirectory(lab), appBundle(lab)]);
  return { dataDirectory: data, appBundle: bundle, authority: makeAuthority(new Date()) };
}

/** A restarted replica goes on following; every other component needs nothing. */
function manageAll(lab: Lab, prepared: Prepared): readonly ManagedComponent[] {
  const all: ManagedComponent[] = sitesOf(lab, prepared).map((site) => {
    const afterStart = async (): Promise<void> => {
      const own = followings(all).filter(({ replica }) => replica.name === site.component.name);
      await Promise.all(own.map(({ replica }) => resumeFollowing(replica)));
    };
    const kind = kindOf(site.component);
    return afflictable(lab, manage(lab, site, kind, afterStart), kind);
  });
  return all;
}

/**
 * Everything starts at once but the balancers, and then whoever watches them: one that starts before what it looks at
 * sees that down first. At the end every floating address is where it belongs.
 */
async function serveAll(lab: Lab, components: readonly ManagedComponent[], lap: Lap): Promise<void> {
  const [behind = [], balancers = [], watchers = []] = waves(components);
  for (const component of behind) component.spawn();
  lap('start');
  await Promise.all(behind.map((component) => component.ready()));
  lap('ready');
  for (const balancer of balancers) balancer.spawn();
  const following = followings(components).map(({ replica, primary }) => follow(replica, primary));
  await Promise.all([...following, ...balancers.map((balancer) => balancer.ready())]);
  lap('balancer and replication');
  for (const watcher of watchers) watcher.spawn();
  await Promise.all(watchers.map((watcher) => watcher.ready()));
  if (lab.spec.addresses) {
    await addressesSettle(lab, components);
    lap('addresses');
  }
  if (await allIsWatched(lab, components)) lap('monitoring');
}

function waves(components: readonly ManagedComponent[]): readonly (readonly ManagedComponent[])[] {
  const ofWave = (wave: number) => components.filter(({ site }) => (laterRoles[site.component.role] ?? 0) === wave);
  return [0, 1, 2].map(ofWave);
}

function raised(lab: Lab, components: readonly ManagedComponent[], stepsMs: Record<string, number>): RaisedStack {
  const [probing, authorityFile] = [stackHandle(lab, components), authorityFileOf(components)];
  return {
    stepsMs,
    addresses: lab.addresses,
    url: entryUrl(lab),
    furtherUrls: entryUrls(lab).slice(1),
    clientAddresses: clientAddressesOf(lab.spec),
    ...(authorityFile !== undefined && { authorityFile }),
    target: (name) => targetHandle(lab, components, name),
    launch: (host) => (argv, options) => lab.shell.start(onHost(host, argv), options),
    exec: (host) => (argv, options) => lab.shell.run(onHost(host, argv), options),
    watchBalancers: (onChange) => watchBalancers(lab.clock, balancersOf(components), onChange),
    steadyState: (moment) => steadyState(lab, components, moment),
    bringHome: () => bringHome(lab, components),
    probing,
    state: openStackState(lab, components, (order) => probing.visit(order)),
    ledger: (episode) => readLedgers(components, episode),
    down: () => lowerStack(lab, components),
  };
}
