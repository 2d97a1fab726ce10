import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type { Lab } from './lab.ts';
import { listeningPorts, showsListener, socketsInUse, tableThere } from './socket-table.ts';

/** Who listens on a host. */
export interface HostSockets {
  /**
   * Whether a socket listens on the port: one can outlive whoever opened it.
   * @param pids living processes of the host, if any is known
   * @throws Failure `command-failed` when nobody could look: an unread table is no proof that nobody listens
   */
  listensOn(port: number, pids: readonly number[]): Promise<boolean>;
  /** Lets go of what is kept open. */
  close(): void;
}

type IsThere = (pid: number) => boolean;

/** What one version of IP has, as descriptors. */
interface Version {
  /** Its sockets, a row each. */
  readonly table: number;
  /** How many there are: to be read in microseconds, while a table takes milliseconds to be shown to its end. */
  readonly counts: number;
}

/** Long enough for all that is counted. */
const countBytes = 1000;

/**
 * Looks at the sockets of a host. A living process of the host shows its tables (`/proc/<pid>/net`), which belong to the network
 * and not to the process: kept open, they tell who listens when every process is gone, and nobody has to be sent there.
 * @param isThere whether a process lives in the network of the host
 */
export function hostSockets(
  lab: Pick<Lab, 'shell'>,
  host: string,
  isThere: IsThere = (pid) => isOn(pid, host),
): HostSockets {
  let versions: readonly Version[] = [];
  const close = (): void => {
    letGo(versions);
    versions = [];
  };
  const listensOn = async (port: number, pids: readonly number[]): Promise<boolean> => {
    if (versions.length === 0) versions = shownBy(pids, isThere);
    const shown = versions.map((version) => isListening(version, port));
    if (shown.includes(true)) return true;
    if (shown.length > 0 && !shown.includes(undefined)) return false;
    close();
    return listeningPorts(await tableThere(lab, host)).has(port);
  };
  return { listensOn, close };
}

/** undefined when nothing could be read. */
function isListening({ table, counts }: Version, port: number): boolean | undefined {
  const bytes = Buffer.alloc(countBytes);
  const text = bytes.toString('latin1', 0, readSync(counts, bytes, 0, countBytes, 0));
  return socketsInUse(text) === 0 ? false : showsListener(table, port);
}

/** What the first process shows that lives on the host; nothing when all ended meanwhile, or not all of it could be opened. */
function shownBy(pids: readonly number[], isThere: IsThere): readonly Version[] {
  for (const pid of pids) {
    // Asked before and after: who has just been started is on the way there, and shows the lab's own tables until it arrives.
    if (!isThere(pid)) continue;
    const versions = ['', '6'].map((version) => opened(pid, version));
    if (isWhole(versions, pid) && isThere(pid)) return versions.filter((version) => version !== undefined);
    letGo(versions.filter((version) => version !== undefined));
  }
  return [];
}

/** A kernel may lack version 6. Any other table that is missing was not read, and proves nothing. */
const isWhole = ([fourth, sixth]: readonly (Version | undefined)[], pid: number): boolean =>
  fourth !== undefined && (sixth !== undefined || !existsSync(`/proc/${pid}/net/tcp6`));

function letGo(versions: readonly Version[]): void {
  for (const { table, counts } of versions) {
    closeSync(table);
    closeSync(counts);
  }
}

/** undefined where the kernel has no such version, or the process is gone. */
function opened(pid: number, version: string): Version | undefined {
  const [table, counts] = ['tcp', 'sockstat'].map((name) => descriptorOf(`/proc/${pid}/net/${name}${version}`));
  if (table !== undefined && counts !== undefined) return { table, counts };
  for (const one of [table, counts]) if (one !== undefined) closeSync(one);
  return undefined;
}

function descriptorOf(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch {
    return undefined;
  }
}

/** Whether a process lives in the network of a host. */
function isOn(pid: number, host: string): boolean {
  try {
    return statSync(`/proc/${pid}/ns/net`).ino === statSync(`/run/netns/${host}`).ino;
  } catch {
    return false;
  }
}
