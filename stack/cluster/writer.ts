import { dirname, join } from 'node:path';
import { isMember } from '../../model/cluster.ts';
import type { ComponentSpec } from '../../model/stack.ts';
import { appPassword, appUser, controlUser } from '../schema.ts';
import type { Site } from '../kinds/kind.ts';
import { addressOf, programOf } from '../kinds/kind.ts';
import { mariadbSocket } from '../kinds/mariadb.ts';

/** Longest wait for a database to take an order, in seconds. */
const orderSeconds = 1;

/** The member of the cluster on a host that holds data; undefined where there is none. */
export const memberOn = (stack: Site['stack'], host: string): ComponentSpec | undefined =>
  stack.components.find((component) => component.host === host && component.kind === 'mariadb' && isMember(component));

/**
 * What keepalived runs where the address leads to a member of a cluster: `check-front` finds it unfit when it does not answer
 * over the network, or when it is not of the majority; `become` tells it whether it takes writes, as the address comes or
 * goes, and `check-front` tells it again, since one that was restarted meanwhile has forgotten.
 */
export function writerScripts(site: Site, member: ComponentSpec, patienceMs: number): Readonly<Record<string, string>> {
  const client = `${programOf(site, 'mariadbClient')} --no-defaults --batch --skip-column-names`;
  const network = `--host=${addressOf(site.addresses, member.host)} --port=${member.port}`;
  const begin = (patienceSeconds: number): string => `#!/bin/bash
order=${site.dir}/read-only
own='--socket=${mariadbSocket(dirOf(site, member))} --user=${controlUser}'
ask='timeout ${patienceSeconds} ${client}'
`;
  return {
    'check-front': `${begin(patienceMs / 1000)}network='${network} --user=${appUser} --password=${appPassword}'
answer=$($ask $network --execute="SHOW STATUS LIKE 'wsrep_ready'")
[[ $answer == *ON ]] || exit 1
[[ ! -e $order ]] || $ask $own --execute="SET GLOBAL read_only=$(<$order)"
`,
    become: `${begin(orderSeconds)}[[ $1 == writer ]]
echo $? >$order.new && mv $order.new $order
exec $ask $own --execute="SET GLOBAL read_only=$(<$order)"
`,
  };
}

/** Lines of a VRRP instance by which keepalived says what has become of the address. */
export const writerNotices = (dir: string): string =>
  [
    ['master', 'writer'],
    ['backup', 'reader'],
    ['fault', 'reader'],
    ['stop', 'reader'],
  ]
    .map(([moment, part]) => `  notify_${moment} "${dir}/become ${part}"\n`)
    .join('');

/** Components' directories stand side by side. */
const dirOf = ({ dir }: Site, { name }: ComponentSpec): string => join(dirname(dir), name);
