import { closeSync, openSync, statSync } from 'node:fs';
import type { Lab } from './lab.ts';
import { listeningPorts, listenersIn, tableThere } from './socket-table.ts';

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

/** Descriptors of the tables of both versions of IP; that of version 6 is missing where the kernel has none. */
type Tables = readonly [number, ...number[]];

/**
 * Looks at the sockets of a host. A living process of the host shows its tables (`/proc/<pid>/net`), which belong to the network
 * and not to the process: kept open, they tell who listens when every process is gone, and nobody has to be sent there.
 */
export function hostSockets(lab: Pick<Lab, 'shell'>, host: string): HostSockets {
  let tables: Tables | undefined;
  const close = (): void => {
    for (const table of tables ?? []) closeSync(table);
    tables = undefined;
  };
  const kept = (port: number): boolean | undefined => {
    const ports = tables?.map(listenersIn);
    return ports?.includes(undefined) ? undefined : ports?.some((each) => each?.has(port));
  };
  const listensOn = async (port: number, pids: readonly number[]): Promise<boolean> => {
    tables ??= pids.map((pid) => tablesOf(pid, host)).find((found) => found !== undefined);
    const listens = kept(port);
    if (listens !== undefined) return listens;
    close();
    return listeningPorts(await tableThere(lab, host)).has(port);
  };
  return { listensOn, close };
}

/** The tables as a process of the host sees them; undefined when it ended meanwhile, or was somebody else. */
function tablesOf(pid: number, host: string): Tables | undefined {
  const fourth = opened(pid, 'tcp');
  if (fourth === undefined) return undefined;
  const sixth = opened(pid, 'tcp6');
  const tables: Tables = sixth === undefined ? [fourth] : [fourth, sixth];
  // Asked last: whoever is there now was there all the time, since nobody changes the network it lives in.
  if (isOn(pid, host)) return tables;
  for (const table of tables) closeSync(table);
  return undefined;
}

function opened(pid: number, table: string): number | undefined {
  try {
    return openSync(`/proc/${pid}/net/${table}`, 'r');
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
