import { exitCodes } from '../model/exit.ts';

/** How the lab is entered. */
export interface LabEntry {
  /** File whose lock says that a lab is up; held until its last process is gone. */
  readonly lockFile: string;
  /** The controller's own command line, run inside. */
  readonly inner: readonly string[];
  /** Whether the lab goes on when the outer process ends (a lab that is kept up); absent means that it dies with it. */
  readonly outlive?: boolean;
}

/**
 * The command line with which an outer process starts the controller inside the lab.
 * From the outside in, each part is there so that SIGKILL of any one of them takes everything else along:
 * `setpriv` ties the rest to the life of the outer process (to the thread that spawned it), unless it shall outlive it;
 * `flock` allows one lab a lock and passes the lock on to every process inside; `unshare` makes user, network, mount and
 * process namespaces and takes its child along; bash is process 1 there: it reaps orphans and ends with the controller,
 * and with process 1 the kernel removes every process, namespace, device, rule and mount.
 * File descriptors above 2 reach the controller untouched.
 */
export function labArgv({ lockFile, inner, outlive = false }: LabEntry): string[] {
  const bound = outlive ? [] : ['setpriv', '--pdeathsig', 'KILL', '--'];
  const alone = ['flock', '--no-fork', '--nonblock', '--conflict-exit-code', String(exitCodes.locked), lockFile];
  const apart = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const first = ['bash', '-c', '"$@" & wait $!', 'spofproof-lab'];
  return [...bound, ...alone, 'unshare', ...apart, ...first, ...inner];
}
