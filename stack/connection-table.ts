import type { Lab } from './lab.ts';
import { tableThere } from './socket-table.ts';

/** The connections on a port. */
export interface Connections {
  /** Those the program has accepted. */
  readonly accepted: number;
  /** Those that wait in the kernel for it. */
  readonly waiting: number;
  /** Those that come from the address asked for, accepted or not. */
  readonly from: number;
}

/** States in which a connection takes room in the program: TCP_ESTABLISHED, and TCP_CLOSE_WAIT until the program notices. */
const takesRoom = new Set(['01', '08']);

/** An IPv4 address as `/proc/net/tcp` prints it: four bytes in the order of the machine, which is the lowest first. */
export const hexAddress = (address: string): string =>
  address
    .split('.')
    .toReversed()
    .map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase())
    .join('');

/** What stands before an IPv4 address in `/proc/net/tcp6`: who listens for both versions sees it mapped (RFC 4291, 2.5.5.2). */
const mapped = '0000000000000000FFFF0000';

/** Counts in the text of `/proc/net/tcp` and `tcp6`. A socket that no program has accepted yet has no inode. */
export function countConnections(text: string, port: number, from: string): Connections {
  const local = `:${port.toString(16).padStart(4, '0').toUpperCase()}`;
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  const open = rows.filter((row) => takesRoom.has(row[3] ?? '') && row[1]?.endsWith(local));
  const remotes = ['', mapped].map((before) => `${before}${hexAddress(from)}:`);
  const waiting = open.filter((row) => row[9] === '0').length;
  return {
    accepted: open.length - waiting,
    waiting,
    from: open.filter((row) => remotes.some((remote) => row[2]?.startsWith(remote))).length,
  };
}

/**
 * Looks into the socket tables of a host.
 * @throws Failure `command-failed` when nobody could look
 */
export const connectionsOn = async (
  lab: Pick<Lab, 'shell'>,
  host: string,
  port: number,
  from: string,
): Promise<Connections> => countConnections(await tableThere(lab, host), port, from);
