import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { ms } from '../model/units.ts';
import { Failure } from '../model/failure.ts';

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

/** Counts in the text of `/proc/net/tcp`. A socket that no program has accepted yet has no inode. */
export function countConnections(text: string, port: number, from: string): Connections {
  const local = `:${port.toString(16).padStart(4, '0').toUpperCase()}`;
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  const open = rows.filter((row) => takesRoom.has(row[3] ?? '') && row[1]?.endsWith(local));
  const remote = `${hexAddress(from)}:`;
  const waiting = open.filter((row) => row[9] === '0').length;
  return {
    accepted: open.length - waiting,
    waiting,
    from: open.filter((row) => row[2]?.startsWith(remote)).length,
  };
}

/** Looks into the socket table of a host. */
export async function connectionsOn(
  lab: Pick<Lab, 'shell'>,
  host: string,
  port: number,
  from: string,
): Promise<Connections> {
  const { code, stdout, stderr } = await lab.shell.run(onHost(host, ['cat', '/proc/self/net/tcp']), {
    timeoutMs: ms(2000),
  });
  if (code === 0) return countConnections(stdout, port, from);
  throw new Failure('command-failed', {
    what: `the connections of ${host} could not be looked at`,
    why: stderr.trim(),
  });
}
