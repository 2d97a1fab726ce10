import { join } from 'node:path';
import { isCovered } from './covered.ts';
import type { Lab } from './lab.ts';
import type { Script } from './must.ts';
import { must, mustScript } from './must.ts';
import { floatingAddressesOf, hostsFile } from './network.ts';

/** A directory that is a file system of its own. */
export interface Disk {
  /** Where it is mounted. */
  readonly dir: string;
  /** Its size. */
  readonly megabytes: number;
}

/**
 * Takes whether the state directory needs memory of its own, and its path; the hosts file and its text; and of every disk its
 * options and its directory: the disks are mounted side by side.
 */
const covering: Script = {
  does: "covering the machine's directories with the lab's own, with `mount`",
  text: `
    mount -t tmpfs -o mode=0755 tmpfs /run
    mkdir -p -- "$2"
    if [[ $1 == apart ]]; then mount -t tmpfs -o mode=0755 tmpfs "$2"; fi
    printf %s "$4" >"$3"
    mount --bind "$3" /etc/hosts &
    all=("$!")
    shift 4
    for ((disk = 2; disk <= $#; disk += 2)); do dirs+=("\${!disk}"); done
    mkdir -p -- "\${dirs[@]}"
    while (($# > 0)); do
      mount -t tmpfs -o "$1" tmpfs "$2" &
      all+=("$!")
      shift 2
    done
    for one in "\${all[@]}"; do wait "$one"; done`,
};

/** Covers `/run`, the state directory and the hosts file with the lab's own, and mounts the disks: only the lab sees any of it. */
export function coverMounts(lab: Lab, disks: readonly Disk[]): Promise<void> {
  const { stateDir, addresses, spec } = lab;
  const hosts = hostsFile({ ...addresses, ...floatingAddressesOf(spec) });
  const first = [isCovered(stateDir) ? 'covered' : 'apart', stateDir, join(stateDir, 'hosts'), hosts];
  return mustScript(lab, covering, [
    ...first,
    ...disks.flatMap(({ dir, megabytes }) => [`size=${megabytes}m,mode=0755`, dir]),
  ]);
}

/** Uncovers them again; lazily, so that a file still open somewhere does not keep the rest. */
export const uncoverMounts = (lab: Lab): Promise<void> =>
  must(lab, ['umount', '--lazy', '/etc/hosts', ...(isCovered(lab.stateDir) ? [] : [lab.stateDir]), '/run']);
