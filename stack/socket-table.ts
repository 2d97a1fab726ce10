import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Failure } from '../model/failure.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { ms } from '../model/units.ts';

/** TCP_LISTEN in the kernel's list of states. */
const listening = '0A';

/** Ports that some socket listens on, from the text of `/proc/net/tcp` or `tcp6`. */
export function listeningPorts(text: string): ReadonlySet<number> {
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  const listeners = rows.filter((row) => row[3] === listening);
  return new Set(listeners.map((row) => Number.parseInt(row[1]?.split(':')[1] ?? '', 16)));
}

/**
 * The same without those that listen on the loopback device alone. An address is written in the machine's own order of bytes:
 * 127 ends that of version 4, and 1 that of version 6 in its last four.
 */
export function openPorts(text: string): ReadonlySet<number> {
  const lines = text.split('\n').filter((line) => !/^\s*\d+: (?:[0-9A-F]{6}7F|0{24}01000000):/.test(line));
  return listeningPorts(lines.join('\n'));
}

/** The first line of `/proc/net/tcp`; that of `tcp6` differs. Without it nothing was read. */
const headLine = /^\s*sl\s+local_address rem_address\s/m;

/**
 * Whether a socket listens on the port of a host. Any living process of the host shows its table; when the component
 * has none left, a process is sent there to look, since a socket can outlive whoever opened it.
 * @throws Failure `command-failed` when nobody could look: an unread table is no proof that nobody listens
 */
export async function listensOn(
  lab: Pick<Lab, 'shell'>,
  host: string,
  port: number,
  pids: readonly number[],
): Promise<boolean> {
  const [pid] = pids;
  if (pid !== undefined && isShown(`/proc/${pid}/net/tcp`, port)) return true;
  const text = (pid === undefined ? undefined : tableOf(pid)) ?? (await tableThere(lab, host));
  return listeningPorts(text).has(port);
}

/** Bytes read at once: two rows of the table. */
const fewBytes = 300;

/**
 * Whether a table shows a socket that listens on a port, read no further than those that listen: they come first, and on two
 * processors the thousands of connections behind them took 25 ms a look. No is no proof: then the whole table has to be read.
 */
export function isShown(file: string, port: number): boolean {
  try {
    const table = openSync(file, 'r');
    try {
      return isAmongFirst(table, port);
    } finally {
      closeSync(table);
    }
  } catch {
    return false;
  }
}

function isAmongFirst(table: number, port: number): boolean {
  const bytes = Buffer.alloc(fewBytes);
  let text = '';
  for (;;) {
    const read = readSync(table, bytes);
    text += bytes.toString('latin1', 0, read);
    const rows = text.split('\n').slice(0, -1);
    if (listeningPorts(rows.join('\n')).has(port)) return true;
    const isPast = rows.length > 1 && listeningPorts(rows.at(-1) ?? '').size === 0;
    if (read === 0 || isPast) return false;
  }
}

/** The tables as a process of the host sees them; undefined when it ended meanwhile. */
function tableOf(pid: number): string | undefined {
  // In this order: once the table of version 4 is there, a missing one of version 6 was no sign of a process gone.
  const sixth = textOf(`/proc/${pid}/net/tcp6`) ?? '';
  const fourth = textOf(`/proc/${pid}/net/tcp`);
  return fourth !== undefined && headLine.test(fourth) ? fourth + sixth : undefined;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The tables as a process sees them that is sent to the host. */
export async function tableThere(lab: Pick<Lab, 'shell'>, host: string): Promise<string> {
  const argv = onHost(host, ['cat', '/proc/self/net/tcp', '/proc/self/net/tcp6']);
  const { code, stdout, stderr } = await lab.shell.run(argv, { timeoutMs: ms(2000) });
  // A kernel without version 6 of IP has no such table.
  const isWhole = code === 0 || /\/tcp6: No such file/.test(stderr);
  if (isWhole && headLine.test(stdout)) return stdout;
  const why = stderr.trim().split('\n').at(-1) || `\`cat\` ended with code ${code} and showed no table`;
  throw new Failure('command-failed', { what: `the ports of ${host} could not be looked at`, why });
}
