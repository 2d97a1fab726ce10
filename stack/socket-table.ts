import { readSync } from 'node:fs';
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

/** The first line of `/proc/net/tcp`; that of `tcp6` says `remote_address`. Without it nothing was read. */
const headLine = /^\s*sl\s+local_address\s+rem(?:ote)?_address\s/m;

/** The same of version 4 alone, which every kernel has. */
const fourthHeadLine = /^\s*sl\s+local_address rem_address\s/m;

/** Bytes read at once: two rows of the table. Asked for a page of them, the kernel goes on to the connections to fill it. */
const fewBytes = 300;

/**
 * Whether an open table shows a socket that listens on a port, read no further than it takes: the kernel lists those that listen
 * first (`tcp_seq_start` in net/ipv4/tcp_ipv4.c), and the connections of all hosts behind them take milliseconds.
 * undefined when what was read is no such table.
 */
export function showsListener(table: number, port: number): boolean | undefined {
  const bytes = Buffer.alloc(fewBytes);
  let text = '';
  for (;;) {
    // From an explicit place, so that a table that is kept open is listed anew from its first row.
    const read = readSync(table, bytes, 0, fewBytes, text.length);
    text += bytes.toString('latin1', 0, read);
    const [head = '', ...rows] = text.split('\n').slice(0, -1);
    const isTable = headLine.test(head);
    if (isTable && listeningPorts(rows.join('\n')).has(port)) return true;
    const isPast = rows.length > 0 && listeningPorts(rows.at(-1) ?? '').size === 0;
    if (read === 0 || isPast) return isTable ? false : undefined;
  }
}

/** Sockets of TCP that are neither closed nor only waiting to be forgotten, in the text of `/proc/net/sockstat` or `sockstat6`. */
export function socketsInUse(text: string): number | undefined {
  const count = /^TCP6?: inuse (\d+)/m.exec(text)?.[1];
  return count === undefined ? undefined : Number(count);
}

/** The tables as a process sees them that is sent to the host. */
export async function tableThere(lab: Pick<Lab, 'shell'>, host: string): Promise<string> {
  const argv = onHost(host, ['cat', '/proc/self/net/tcp', '/proc/self/net/tcp6']);
  const { code, stdout, stderr } = await lab.shell.run(argv, { timeoutMs: ms(2000) });
  // A kernel without version 6 of IP has no such table.
  const isWhole = code === 0 || /\/tcp6: No such file/.test(stderr);
  if (isWhole && fourthHeadLine.test(stdout)) return stdout;
  const why = stderr.trim().split('\n').at(-1) || `\`cat\` ended with code ${code} and showed no table`;
  throw new Failure('command-failed', { what: `the ports of ${host} could not be looked at`, why });
}
