import { isMember } from '../../model/cluster.ts';
import { guardedAddresses, leadsTo, priorityOf, trackedBy } from '../../model/guardian.ts';
import type { ComponentSpec, FloatingAddress } from '../../model/stack.ts';
import { innerHealthPort, ownHealthPath } from '../health.ts';
import { speaksTls } from '../tls/speaks.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { addressOf, settingsOf } from './kind.ts';
import { writerNotices, writerScripts } from '../cluster/writer.ts';
import { withoutGroups } from '../without-groups.ts';

/** Defaults of keepalived's settings. */
export const keepalivedDefaults = {
  /** Name of the floating address; empty: every one that may be on this host and that no other keepalived there names. */
  address: '',
  /** State in which it begins. */
  state: 'BACKUP',
  /** The highest living one has the address; 0: 150 for the address's first host, and 10 less for each further one. */
  priority: 0,
  /** Number of the group of the first address, the same on each host; 0: 51 and up, by the address. */
  routerId: 0,
  /** Between two advertisements; a multiple of 10 ms. */
  advertMs: 300,
  /** Whether a better one takes the address back when it returns. */
  preempt: true,
  /** Whether the address is given up when what it leads to on this host no longer answers. */
  track: true,
  /** How that is asked: `http` wants a 200, `tcp` a connection. */
  check: 'http',
  /** Path that is asked for; empty: the path that the component answers by itself. */
  checkPath: '',
  /** Between two looks, in whole seconds. */
  checkIntervalSeconds: 1,
  /** Longest wait for the answer. */
  checkTimeoutMs: 500,
  /** Failed looks in a row until the address is given up. */
  fall: 2,
  /** Good looks in a row until it may come back. */
  rise: 2,
  /** Between two announcements of the address to its neighbours; one that was cut off may announce nothing when it returns. */
  garpRefreshSeconds: 1,
} as const;

/** keepalived's settings, all given. */
export type KeepalivedSettings = SettingsLike<typeof keepalivedDefaults>;

/** Name of its configuration file. */
export const keepalivedFile = 'keepalived.conf';

/** Where it writes down its process, and the one that speaks VRRP; that one begins last. */
const [pidFile, vrrpPidFile] = ['keepalived.pid', 'vrrp.pid'];

/** keepalived: decides by VRRP which host has a floating address, and puts it there. */
export const keepalived: NodeKind = {
  kind: 'keepalived',
  files: (site) => {
    if (site.component.files?.[keepalivedFile] !== undefined) return {};
    return { [keepalivedFile]: keepalivedConfig(site), ...scriptsOf(site) };
  },
  argv: ({ tools, dir }) => {
    const files = ['-f', `${dir}/${keepalivedFile}`, '-p', `${dir}/${pidFile}`, '-r', `${dir}/${vrrpPidFile}`];
    return withoutGroups([tools.keepalived, '--dont-fork', '--log-console', '--vrrp', ...files]);
  },
  env: (site) => site.tools.env,
  // Whether the address is where it belongs is asked when everything serves: see `floating.ts`.
  ready: async ({ dir }, run) => (await run(['test', '-s', `${dir}/${vrrpPidFile}`])).code === 0,
  signs: [pidFile, vrrpPidFile],
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};

/** The floating addresses that a keepalived looks after; their absence is a mistake in the stack. */
export function guardedBy({ stack, component }: Pick<Site, 'stack' | 'component'>): readonly FloatingAddress[] {
  const found = guardedAddresses(stack, component);
  if (found.length === 0) throw new Error(`${component.name} has no floating address to look after`);
  return found;
}

/** Numbers of the groups of its addresses, in their order. */
export function routerIdsOf(site: Pick<Site, 'stack' | 'component'>): readonly number[] {
  const { routerId } = settingsOf<KeepalivedSettings>(keepalivedDefaults, site.component);
  const places = guardedBy(site).map((guarded) => (site.stack.addresses ?? []).indexOf(guarded));
  return places.map((known, place) => (routerId > 0 ? routerId + place : 51 + known));
}

/** What its addresses lead to on its host, all of them to the same. */
const frontOf = (site: Site): ComponentSpec | undefined =>
  guardedBy(site)
    .map((address) => leadsTo(site.stack, site.component.host, address))
    .at(0);

function scriptsOf(site: Site): Readonly<Record<string, string>> {
  const front = frontOf(site);
  const { checkTimeoutMs } = settingsOf<KeepalivedSettings>(keepalivedDefaults, site.component);
  if (front && isMember(front)) {
    const addresses = guardedBy(site).map(({ name }) => addressOf(site.addresses, name));
    return writerScripts({ site, member: front, addresses, patienceMs: checkTimeoutMs });
  }
  const tracked = trackedBy(site.stack, site.component);
  return tracked ? { 'check-front': checkScript(site, tracked) } : {};
}

/**
 * The configuration text: one VRRP instance for each address. Script security is not asked for: in a lab without root the root
 * of all paths belongs to nobody that it knows, and keepalived would go on without its checks, as if every one succeeded.
 */
export function keepalivedConfig(site: Site): string {
  const { dir, component } = site;
  const settings = settingsOf<KeepalivedSettings>(keepalivedDefaults, component);
  const checkSeconds = Math.ceil(settings.checkTimeoutMs / 1000);
  const script = `vrrp_script front {
  script "${dir}/check-front"
  interval ${settings.checkIntervalSeconds}
  timeout ${checkSeconds}
  fall ${settings.fall}
  rise ${settings.rise}
}
`;
  return `global_defs {
  router_id ${component.host}
  script_user root
  vrrp_garp_master_refresh ${settings.garpRefreshSeconds}
}
${trackedBy(site.stack, site.component) ? script : ''}${guardedBy(site)
    .map((guarded, place) => vrrpInstance(site, settings, guarded, place))
    .join('')}`;
}

function vrrpInstance(site: Site, settings: KeepalivedSettings, guarded: FloatingAddress, place: number): string {
  const { state, advertMs, preempt } = settings;
  const front = frontOf(site);
  const isWriter = front !== undefined && isMember(front);
  return `vrrp_instance ${guarded.name} {
  state ${state}
  interface eth0
  version 3
  virtual_router_id ${routerIdsOf(site)[place]}
  priority ${priorityOf(site.component, guarded)}
  advert_int ${advertMs / 1000}
${preempt ? '' : '  nopreempt\n'}  virtual_ipaddress {
    ${addressOf(site.addresses, guarded.name)}/24 dev eth0
  }
${trackedBy(site.stack, site.component) ? '  track_script {\n    front\n  }\n' : ''}${isWriter ? writerNotices(site.dir) : ''}}
`;
}

/**
 * A script of bash alone, since nothing else that can ask over the network is sure to be there. It begins itself anew under a
 * limit: bash waits for a connection that nobody accepts or refuses as long as the kernel does, and a look that lasts until
 * keepalived ends it is the later to find a host unfit.
 */
function checkScript(site: Site, tracked: ComponentSpec): string {
  const { host, port, kind } = tracked;
  const settings = settingsOf<KeepalivedSettings>(keepalivedDefaults, site.component);
  const place = speaksTls(tracked)
    ? `/dev/tcp/127.0.0.1/${innerHealthPort(tracked)}`
    : `/dev/tcp/${addressOf(site.addresses, host)}/${port}`;
  const path =
    settings.checkPath === ''
      ? (Object.entries(ownHealthPath).find(([own]) => own === kind)?.[1] ?? '/')
      : settings.checkPath;
  const seconds = settings.checkTimeoutMs / 1000;
  const ask = `printf 'GET ${path} HTTP/1.0\\r\\n\\r\\n' >&3 || exit 1
read -r -t ${seconds} -u 3 line && [[ $line == *' 200'* ]]
`;
  return `#!/bin/bash
[[ $limited ]] || limited=yes exec timeout ${seconds} "$0"
exec 3<>${place} || exit 1
${settings.check === 'tcp' ? '' : ask}`;
}
