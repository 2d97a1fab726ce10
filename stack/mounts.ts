import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from './lab.ts';
import { floatingAddressesOf, hostsFile, must } from './network.ts';

const memory = (path: string): readonly string[] => ['mount', '-t', 'tmpfs', '-o', 'mode=0755', 'tmpfs', path];

/** Whether processes of the lab see something else than the machine does at a path, links resolved. */
export const isCovered = (path: string): boolean => `${path}/`.startsWith('/run/');

/** Covers `/run`, the state directory and the hosts file with the lab's own; only processes of the lab see them. */
export async function coverMounts(lab: Lab): Promise<void> {
  await must(lab, memory('/run'));
  await mkdir(lab.stateDir, { recursive: true });
  if (!isCovered(lab.stateDir)) await must(lab, memory(lab.stateDir));
  const hosts = join(lab.stateDir, 'hosts');
  await writeFile(hosts, hostsFile({ ...lab.addresses, ...floatingAddressesOf(lab.spec) }));
  await must(lab, ['mount', '--bind', hosts, '/etc/hosts']);
}

/** Uncovers them again; lazily, so that a file still open somewhere does not keep the rest. */
export const uncoverMounts = (lab: Lab): Promise<void> =>
  must(lab, ['umount', '--lazy', '/etc/hosts', ...(isCovered(lab.stateDir) ? [] : [lab.stateDir]), '/run']);
