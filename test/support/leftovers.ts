import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** A process that lives in other namespaces than this one. */
export interface Foreign {
  readonly pid: number;
  readonly command: string;
  readonly pidNamespace: string;
}

/** Every process whose PID namespace is not ours: while a lab is up, exactly its inhabitants. */
function foreignProcesses(): readonly Foreign[] {
  const own = readlinkSync('/proc/self/ns/pid');
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((name) => foreign(Number(name), own) ?? []);
}

function foreign(pid: number, own: string): Foreign | undefined {
  try {
    const pidNamespace = readlinkSync(`/proc/${pid}/ns/pid`);
    if (pidNamespace === own) return undefined;
    // Dead, and only waiting for the machine's own process 1 to take note, which may be seconds: that is no process left.
    if (/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, command, pidNamespace };
  } catch {
    return undefined; // Gone between the listing and the look, or not ours to look at.
  }
}

/** The processes of namespaces that came up since. */
export const newcomers = (before: ReadonlySet<string>): readonly Foreign[] =>
  foreignProcesses().filter((process) => !before.has(process.pidNamespace));

/**
 * The only inhabitant of the labs that came up since whose command is like this.
 * @throws Error when there is none: a signal to process 0 would reach the whole group of the test
 */
export function inhabitant(before: ReadonlySet<string>, command: RegExp): number {
  const found = newcomers(before).find((process) => command.test(process.command));
  if (!found) throw new Error(`nobody in the lab is ${command}`);
  return found.pid;
}

/** The Node process that runs the controller in the lab that came up since. */
export const controllerPid = (before: ReadonlySet<string>): number => inhabitant(before, /^(?!bash).*controller\.ts/);

/** Waits until none of the namespaces named lives any more; returns who is left after the limit. */
export async function leftAfter(before: ReadonlySet<string>, limitMs: number): Promise<readonly Foreign[]> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const left = newcomers(before);
    if (left.length === 0 || performance.now() > deadline) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** PID namespaces that live now and are not ours. */
export const foreignNamespaces = (): ReadonlySet<string> =>
  new Set(foreignProcesses().map((process) => process.pidNamespace));

/** This mount namespace's mounts. */
export const mounts = (): string => readFileSync('/proc/self/mounts', 'utf8');
