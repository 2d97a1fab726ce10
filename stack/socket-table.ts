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

/** Bytes read at once: the kernel gives no more than a page of rows. */
const pageBytes = 4096;

/**
 * Ports that somebody listens on, from a table that is open, read no further than those that listen: the kernel lists them
 * first (`tcp_seq_start` in net/ipv4/tcp_ipv4.c), and on two processors the thousands of connections behind them took 25 ms
 * a look. undefined when what was read is no such table.
 */
export function listenersIn(table: number): ReadonlySet<number> | undefined {
  const bytes = Buffer.alloc(pageBytes);
  let text = '';
  for (;;) {
    // From an explicit place, so that a table that is kept open is listed anew from its first row.
    const read = readSync(table, bytes, 0, pageBytes, text.length);
    text += bytes.toString('latin1', 0, read);
    const [head = '', ...rows] = text.split('\n').slice(0, -1);
    const last = rows.at(-1);
    const isPast = last !== undefined && listeningPorts(last).size === 0;
    if (read === 0 || isPast) return headLine.test(head) ? listeningPorts(rows.join('\n')) : undefined;
  }
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
