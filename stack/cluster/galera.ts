import { clusterName, groupPort, membersOf } from '../../model/cluster.ts';
import { controlUser } from '../schema.ts';
import type { SettingsLike, Site } from '../kinds/kind.ts';
import { addressOf, programOf, settingsOf } from '../kinds/kind.ts';

/** Defaults of what every member of a cluster is told; the same for all, as they decide together. */
export const galeraDefaults = {
  /** Silence of a member after which the others suspect it; when all do, it is out, and without a majority nobody takes writes. */
  suspectMs: 600,
} as const;

/** Settings of the group, all given. */
export type GaleraSettings = SettingsLike<typeof galeraDefaults>;

/** The identity of the history that every copy of the prepared data directory belongs to: none needs another's data to begin. */
const history = 'a1b2c3d4-0000-11f0-8000-5b0f00000001';

/** Size of what is kept for those who were away, in megabytes: some ten thousand writes. */
const keptMb = 32;

/**
 * Longest silence, however the others vote, and longest time to agree who is left: both from the time to suspect. Whoever
 * wants to join says so more often than it is waited for, or nobody ever agrees.
 */
const patience = ({ suspectMs }: GaleraSettings): Readonly<Record<string, string>> => {
  const seconds = (factor: number): string => `PT${(suspectMs * factor) / 1000}S`;
  return {
    'evs.keepalive_period': seconds(1 / 4),
    'evs.join_retrans_period': seconds(1 / 4),
    'evs.inactive_check_period': seconds(1 / 6),
    'evs.suspect_timeout': seconds(1),
    'evs.inactive_timeout': seconds(2),
    'evs.install_timeout': seconds(2),
    'gmcast.peer_timeout': seconds(1),
    'gmcast.time_wait': seconds(1),
  };
};

/** What the replication library is told, as one line. */
export function groupOptions(site: Site, own: Readonly<Record<string, string>>): string {
  const address = addressOf(site.addresses, site.component.host);
  const settings = settingsOf<GaleraSettings>(galeraDefaults, site.component);
  const all = { 'gmcast.listen_addr': `tcp://${address}:${groupPort}`, ...patience(settings), ...own };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

/** How one that comes back gets what it missed, which is never everything; also the end of the name of a script. */
const transferMethod = 'missed-only';

/** Name of the script that a member runs when one comes back: itself, or another. */
export const transferFile = `wsrep_sst_${transferMethod}`;

/** Name of the file by which a member that was started again is told from one that was never there. */
export const againFile = 'started-again';

/** Where the members are that hold data; whoever joins asks them. */
export const groupAddress = ({ stack, addresses }: Pick<Site, 'stack' | 'addresses'>): string => {
  const hosts = membersOf(stack).filter(({ kind }) => kind === 'mariadb');
  return `gcomm://${hosts.map(({ host }) => `${addressOf(addresses, host)}:${groupPort}`).join(',')}`;
};

/**
 * When a floating address leaves a host, nobody ends the sessions that came over it: without these a database that has taken the
 * primary's place some fifteen times has no room left, its check finds it unfit, and it never takes it again. So one is asked
 * for a sign of life after 5 s of silence, and ended after 3 s without.
 */
const leftBehind = ['tcp_keepalive_time=5', 'tcp_keepalive_interval=1', 'tcp_keepalive_probes=3'];

/**
 * Options of a MariaDB that is a member. It keeps off writes until it is told to take them: the group could take them
 * anywhere, but then nobody could say which one is the primary.
 */
export function galeraOptions(site: Site): readonly string[] {
  const { component, addresses, tools } = site;
  const address = addressOf(addresses, component.host);
  const own = { 'ist.recv_addr': address, 'gcache.size': `${keptMb}M`, 'gcache.page_size': `${keptMb}M` };
  return [
    'wsrep_on=on',
    `wsrep_provider=${programOf({ tools, component }, 'galeraLibrary')}`,
    `wsrep_provider_options="${groupOptions(site, own)}"`,
    `wsrep_cluster_name=${clusterName}`,
    `wsrep_cluster_address=${groupAddress(site)}`,
    `wsrep_node_address=${address}`,
    `wsrep_node_name=${component.name}`,
    `wsrep_sst_method=${transferMethod}`,
    'innodb_autoinc_lock_mode=2',
    'binlog_format=row',
    'read_only=on',
    ...leftBehind,
  ];
}

/**
 * Starts a member. Before its first start it runs alone for a moment, so that its tables know which history they belong to, the
 * same for every copy of the prepared data; then the first member begins the group, and the others join it. Later, how far it
 * had come is found in its tables, as after a crash nothing else knows (`wsrep-recover` in MariaDB's manual), and the others
 * give it what it missed.
 */
export function startScript({ dir, component, stack, tools }: Site): string {
  const client = `${programOf({ tools, component }, 'mariadbClient')} --no-defaults --batch`;
  const begins = membersOf(stack)[0]?.name === component.name ? 'first=--wsrep-new-cluster' : '';
  return `#!/bin/bash
server=(${tools.mariadbd} --defaults-file=${dir}/my.cnf)
state=${dir}/data/grastate.dat
export PATH=${dir}:$PATH
if [[ ! -e $state ]]; then
  printf '# GALERA saved state\\nversion: 2.1\\nuuid: %s\\nseqno: 0\\nsafe_to_bootstrap: 1\\n' ${history} >"$state"
  alone=(--wsrep-new-cluster --wsrep-cluster-address=gcomm:// --wsrep-cluster-name=alone --skip-networking)
  ask=(${client} --socket=${dir}/alone.sock --user=${controlUser} --execute)
  "\${server[@]}" "\${alone[@]}" --wsrep-start-position=${history}:0 --socket=${dir}/alone.sock &
  until [[ $("\${ask[@]}" "SHOW STATUS LIKE 'wsrep_ready'" 2>&1) == *ON ]] || ! kill -0 $!; do sleep 0.05; done
  "\${ask[@]}" SHUTDOWN
  wait $!
  ${begins}
else
  touch ${dir}/${againFile}
fi
"\${server[@]}" --wsrep-recover --log-error=${dir}/recovery.log
sed -n 's/.*Recovered position: *//p' ${dir}/recovery.log | tail -n 1 >${dir}/position
rm -f ${dir}/recovery.log
exec "\${server[@]}" --wsrep-start-position="$(<${dir}/position)" $first
`;
}

/**
 * Galera runs this on both sides when a member comes back. What it missed is handed over by Galera itself, and the script only
 * agrees; everything, which would take a copy of the data, is refused: the member then ends, and says so in its log.
 */
export const transferScript = ({ dir }: Pick<Site, 'dir'>): string => `#!/bin/bash
while (($#)); do
  case $1 in
    --role) role=$2 ;;
    --address) address=$2 ;;
    --gtid) place=$2 ;;
    --bypass) missed=only ;;
  esac
  shift
done
if [[ $role == joiner ]]; then
  echo "ready $address/missed"
  cat ${dir}/position
elif [[ $missed == only ]]; then
  echo "done $place"
else
  echo 'what it missed is no longer kept' >&2
  exit 1
fi
`;
