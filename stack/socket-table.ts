import { readFileSync } from 'node:fs';
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

const tables = ['tcp', 'tcp6'];

/**
 * Whether a socket listens on the port of a host. Any living process of the host shows its table; when the component
 * has none left, a process is sent there to look, since a socket can outlive whoever opened it.
 */
export async function listensOn(lab: Lab, host: string, port: number, pids: readonly number[]): Promise<boolean> {
  const [pid] = pids;
  const text = (pid === undefined ? undefined : tableOf(pid)) ?? (await tableThere(lab, host));
  return listeningPorts(text).has(port);
}

function tableOf(pid: number): string | undefined {
  try {
    return tables.map((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8')).join('');
  } catch {
    return undefined; // The process ended meanwhile.
  }
}

async function tableThere(lab: Lab, host: string): Promise<string> {
  const argv = onHost(host, ['cat', ...tables.map((table) => `/proc/self/net/${table}`)]);
  const { stdout } = await lab.shell.run(argv, { timeoutMs: ms(2000) });
  return stdout;
}
