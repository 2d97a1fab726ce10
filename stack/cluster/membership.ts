import { groupPort, membersOf } from '../../model/cluster.ts';
import { accepts } from '../probe.ts';
import { controlUser } from '../schema.ts';
import { againFile } from './galera.ts';
import type { Look, Site } from '../kinds/kind.ts';
import { addressOf, programOf } from '../kinds/kind.ts';

/**
 * Whether a member of a cluster is in: it has what it missed and serves; or it was started again and another member is not there,
 * as after several were lost at once: then it waits for that one, and whoever starts one after the other must not wait for it. Those
 * that are left of a cluster that lost its majority let nobody in before everyone is there again.
 */
export const isIn = async (site: Site, look: Look, socket: string, serves: boolean): Promise<boolean> =>
  serves ? isSynced(site, look, socket) : isWaiting(site, look);

async function isSynced(site: Site, look: Look, socket: string): Promise<boolean> {
  const client = [programOf(site, 'mariadbClient'), '--no-defaults', '--batch', '--skip-column-names'];
  const asked = `--execute=SHOW STATUS LIKE 'wsrep_local_state_comment'`;
  const { stdout } = await look([...client, `--socket=${socket}`, `--user=${controlUser}`, asked]);
  return stdout.trimEnd().endsWith('Synced');
}

async function isWaiting(site: Site, look: Look): Promise<boolean> {
  const { stack, component, addresses, dir } = site;
  const listens = (host: string): Promise<boolean> => accepts(addressOf(addresses, host), groupPort);
  if ((await look(['test', '-e', `${dir}/${againFile}`])).code !== 0 || !(await listens(component.host))) return false;
  const others = membersOf(stack).filter(({ name }) => name !== component.name);
  return (await Promise.all(others.map(({ host }) => listens(host)))).includes(false);
}
