import type { Door } from '../model/door.ts';
import { doorsOf } from '../model/door.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { floatingAddressesOf, ownAddress } from './network.ts';
import { nftTable } from './nft-table.ts';

/** Name of the table with a host's own policy; no fault touches it. */
const firewallTable = 'firewall';

/** Longest time for the rules of one host is that of any nft command; hosts are done side by side. */
export async function raiseFirewalls(lab: Lab): Promise<void> {
  if (lab.spec.firewall !== true) return;
  // The client is the world outside: it is no part of the site and keeps nobody off.
  const hosts = lab.spec.hosts.map(({ name }) => name).filter((name) => name !== lab.spec.client);
  await Promise.all(
    hosts.map((host) => nftTable(lab, host, firewallTable, `the firewall of ${host}`).put(firewallRules(lab, host))),
  );
}

/**
 * What a host lets in: by default nothing. The doors of the links, each for its callers alone; answers from the places that
 * the host calls, which are told from calls by their flags, so that no table of connections can fill up or forget one; VRRP
 * from the hosts that share a floating address; and the lab's own address, as an operator has one.
 */
export function firewallRules(lab: Pick<Lab, 'spec' | 'addresses'>, host: string): string {
  // What a host says to itself goes over the loopback device.
  const doors = doorsOf(lab.spec).map((door): Door => {
    const { host: to, port, from } = door;
    return from === 'everybody' ? door : { host: to, port, from: from.filter((caller) => caller !== to) };
  });
  const rules = [
    'iifname "lo" accept',
    `ip saddr ${ownAddress} accept`,
    'icmp type destination-unreachable accept',
    ...doors.filter((door) => door.host === host && door.from.length > 0).map((door) => callRule(lab, door)),
    ...doors.filter(({ from }) => from !== 'everybody' && from.includes(host)).map((door) => answerRule(lab, door)),
    ...neighboursOf(lab, host).map(
      (neighbour) => `ip saddr ${addressOf(lab.addresses, neighbour)} ip protocol 112 accept`,
    ),
    'counter name refused',
  ];
  const chain = ['type filter hook input priority 0; policy drop;', ...rules].map((line) => `    ${line}\n`).join('');
  return `table inet ${firewallTable} {\n  counter refused { }\n  chain input {\n${chain}  }\n}\n`;
}

function callRule({ addresses }: Pick<Lab, 'addresses'>, { port, from }: Door): string {
  if (from === 'everybody') return `tcp dport ${port} accept`;
  return `ip saddr { ${from.map((caller) => addressOf(addresses, caller)).join(', ')} } tcp dport ${port} accept`;
}

/** An answer comes from the host called or from a floating address it may have, and is no request for a connection. */
function answerRule({ spec, addresses }: Pick<Lab, 'spec' | 'addresses'>, { host, port }: Door): string {
  const floating = floatingAddressesOf(spec);
  const own = (spec.addresses ?? []).filter(({ on }) => on.includes(host)).map(({ name }) => addressOf(floating, name));
  const sources = [addressOf(addresses, host), ...own].join(', ');
  return `ip saddr { ${sources} } tcp sport ${port} tcp flags & (syn | ack) != syn accept`;
}

/** The hosts that share a floating address with it. */
const neighboursOf = ({ spec }: Pick<Lab, 'spec'>, host: string): readonly string[] => {
  const shared = (spec.addresses ?? []).filter(({ on }) => on.includes(host));
  return [...new Set(shared.flatMap(({ on }) => on))].filter((other) => other !== host);
};
