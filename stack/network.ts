import type { HostSpec, StackSpec } from '../model/stack.ts';
import type { Lab } from './lab.ts';
import type { Script } from './must.ts';
import { must, mustScript } from './must.ts';

/** The lab's network, reserved for measurements on isolated networks (RFC 2544). */
const network = '198.18.0';

/** Name of the bridge between all hosts. */
const bridge = 'switch';

/** Number under which all our devices are removed at once; any but 0, which is everybody's. */
const deviceGroup = 198;

/** The controller's own address on the bridge, from which readiness is probed. */
export const ownAddress = `${network}.1`;

/** Address of every host by its place in the stack. */
export const addressesOf = (hosts: readonly HostSpec[]): Readonly<Record<string, string>> =>
  Object.fromEntries(hosts.map(({ name }, index) => [name, `${network}.${10 + index}`]));

/** Address of every floating address by its name, out of the way of the hosts'. */
export const floatingAddressesOf = ({
  addresses = [],
}: Pick<StackSpec, 'addresses'>): Readonly<Record<string, string>> =>
  Object.fromEntries(addresses.map(({ name }, index) => [name, `${network}.${200 + index}`]));

/** Addresses from which users come, between those of the hosts and the floating ones; none when the client's own is enough. */
export const clientAddressesOf = ({ clientAddresses = 1 }: Pick<StackSpec, 'clientAddresses'>): readonly string[] =>
  clientAddresses === 1 ? [] : Array.from({ length: clientAddresses }, (_, index) => `${network}.${100 + index}`);

/** Address of a visitor by its number, on the controller's own end of the network, behind those of the client. */
export const visitorAddress = (visitor: number): string => `${network}.${164 + visitor}`;

/** Commands for `ip -batch` that add the addresses of so many visitors; harmless when some are there. */
export const visitorBatch = (count: number): string =>
  Array.from({ length: count }, (_, visitor) => `address replace ${visitorAddress(visitor)}/24 dev ${bridge}\n`).join(
    '',
  );

/** Text of `/etc/hosts` inside the lab, so that configurations can name hosts. */
export const hostsFile = (addresses: Readonly<Record<string, string>>): string =>
  ['127.0.0.1 localhost', ...Object.entries(addresses).map(([name, address]) => `${address} ${name}`), ''].join('\n');

/** Commands for `ip -batch` that make every host and the cable from it to the bridge. */
export const raiseBatch = (hosts: readonly HostSpec[]): string =>
  [
    'link set dev lo up',
    `link add name ${bridge} group ${deviceGroup} type bridge`,
    ...hosts.flatMap(({ name }, index) => [
      `netns add ${name}`,
      `link add name port${index} group ${deviceGroup} type veth peer name eth0 netns ${name}`,
      `link set dev port${index} master ${bridge} up`,
    ]),
    `address add ${ownAddress}/24 dev ${bridge}`,
    `link set dev ${bridge} up`,
    '',
  ].join('\n');

/** Commands for `ip -batch` inside a host; the first address is its own. */
export const hostBatch = (...addresses: readonly string[]): string =>
  [
    'link set dev lo up',
    ...addresses.map((address) => `address add ${address}/24 dev eth0`),
    'link set dev eth0 up',
    '',
  ].join('\n');

/**
 * Commands for `ip -batch` that remove all of it; with a namespace go its rules. The devices go first and by name of
 * their group: the kernel takes its time to empty a namespace, and the next stack needs their names at once.
 */
export const lowerBatch = (hosts: readonly HostSpec[]): string =>
  [`link delete group ${deviceGroup}`, ...hosts.map(({ name }) => `netns delete ${name}`), ''].join('\n');

/** Where a namespace says whether it relays packets. */
const relaying = '/proc/sys/net/ipv4/ip_forward';

/**
 * Takes `ip`, the batch of the network, and of every host its name and its batch: the hosts are done side by side. Where a
 * namespace says whether it relays is a file of whoever is in there, so it cannot be written from outside. No namespace relays for
 * another: with relaying on, hosts would hide outages.
 */
const raising: Script = {
  does: 'making the hosts and the network between them with `ip`',
  text: `
    ip=$1
    "$ip" -batch - <<<"$2"
    echo 0 >${relaying}
    shift 2
    while (($# > 0)); do
      nsenter --net="/run/netns/$1" -- bash -c 'echo 0 >${relaying} && exec "$0" -batch -' "$ip" <<<"$2" &
      hosts+=("$!")
      shift 2
    done
    for host in "\${hosts[@]}"; do wait "$host"; done`,
};

/** Makes hosts and network. */
export const raiseNetwork = (lab: Lab): Promise<void> =>
  mustScript(lab, raising, [
    lab.tools.ip,
    raiseBatch(lab.spec.hosts),
    ...Object.entries(lab.addresses).flatMap(([host, address]) => [
      host,
      hostBatch(address, ...(host === lab.spec.client ? clientAddressesOf(lab.spec) : [])),
    ]),
  ]);

/**
 * Cuts the cable of a host at the bridge, or mends it. Rules inside the host do not reach what keepalived says to the
 * hardware itself: a host that is cut off would go on drawing the requests for its floating address.
 */
export function setCable(lab: Lab, host: string, state: 'cut' | 'whole'): Promise<void> {
  const end = state === 'cut' ? ['nomaster'] : ['master', bridge];
  return must(lab, [lab.tools.ip, 'link', 'set', 'dev', cableOf(lab.spec, host), ...end]);
}

/** Removes hosts and network. */
export const lowerNetwork = (lab: Lab): Promise<void> =>
  must(lab, [lab.tools.ip, '-force', '-batch', '-'], lowerBatch(lab.spec.hosts));

/** End of a host's cable at the bridge. */
export const cableOf = ({ hosts }: Pick<StackSpec, 'hosts'>, host: string): string =>
  `port${hosts.findIndex(({ name }) => name === host)}`;

/** Name and address of a host that belongs to nobody, for tries to get in. */
export const [intruder, intruderAddress] = ['intruder', `${network}.250`] as const;

/** Commands for `ip -batch` that plug it in. */
export const intruderBatch = (): string =>
  [
    `netns add ${intruder}`,
    `link add name portx group ${deviceGroup} type veth peer name eth0 netns ${intruder}`,
    `link set dev portx master ${bridge} up`,
    '',
  ].join('\n');

/** Commands for `ip -batch` that take it away. */
export const expelBatch = (): string => `link delete portx\nnetns delete ${intruder}\n`;
