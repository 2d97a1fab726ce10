import { dirname, join } from 'node:path';
import type { ComponentSpec } from '../../model/stack.ts';
import { appPassword, appUser, controlUser } from '../schema.ts';
import type { Site } from '../kinds/kind.ts';
import { addressOf, programOf } from '../kinds/kind.ts';
import { mariadbSocket } from '../kinds/mariadb.ts';

/** Longest wait for a database to take an order, and for another script that is giving it one, in seconds. */
const [orderSeconds, turnSeconds] = [1, 2];

/** Where keepalived is, the member beside it, and what leads to it. */
export interface Beside {
  /** Of keepalived. */
  readonly site: Site;
  /** The database. */
  readonly member: ComponentSpec;
  /** IP addresses that lead to whoever takes writes. */
  readonly addresses: readonly string[];
  /** Longest wait for an answer to the check. */
  readonly patienceMs: number;
}

/**
 * What keepalived runs where the address leads to a member of a cluster: `check-front` finds it unfit when it does not answer
 * over the network, or when it is not of the majority; `become` tells it whether it takes writes, as the address comes or
 * goes, and `check-front` tells it again, since one that was restarted meanwhile has forgotten.
 *
 * Both look whether the address is here, and one at a time: keepalived waits for no script, so of two that it starts right after
 * one another the first may be the last to give its order. By what they were told the standby would then take writes for good.
 */
export function writerScripts({ site, member, addresses, patienceMs }: Beside): Readonly<Record<string, string>> {
  const network = `--host=${addressOf(site.addresses, member.host)} --port=${member.port}`;
  const own = `--socket=${mariadbSocket(dirOf(site, member))} --user=${controlUser}`;
  const here = addresses.map((address) => `${site.tools.ip} -oneline -4 address show to ${address}/32`).join('; ');
  const client = `client='${programOf(site, 'mariadbClient')} --no-defaults --batch --skip-column-names'`;
  const order = (seconds: number): string => `[[ $(${here}) ]] && reader=0 || reader=1
exec timeout ${seconds} $client ${own} --execute="SET GLOBAL read_only=$reader"
`;
  const patience = patienceMs / 1000;
  return {
    'check-front': `#!/bin/bash
${client}
network='${network} --user=${appUser} --password=${appPassword}'
answer=$(timeout ${patience} $client $network --execute="SHOW STATUS LIKE 'wsrep_ready'")
[[ $answer == *ON ]] || exit 1
exec 9>${site.dir}/turn
flock --nonblock 9 || exit 0
${order(patience)}`,
    become: `#!/bin/bash
${client}
exec 9>${site.dir}/turn
flock --timeout ${turnSeconds} 9 || exit 1
${order(orderSeconds)}`,
  };
}

/** Lines of a VRRP instance by which keepalived says that something has become of the address. */
export const writerNotices = (dir: string): string =>
  ['master', 'backup', 'fault', 'stop'].map((moment) => `  notify_${moment} "${dir}/become"\n`).join('');

/** Components' directories stand side by side. */
const dirOf = ({ dir }: Site, { name }: ComponentSpec): string => join(dirname(dir), name);
