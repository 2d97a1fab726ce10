import { exitCodes } from '../model/exit.ts';

/** How the lab is entered. */
export interface LabEntry {
  /**
   * Descriptor, in the command to be started, of the file whose lock says that a lab is up; absent means that there may be others.
   * The lock is shared with whoever else inherits the descriptor, and held until the last process that has it is gone.
   */
  readonly lock?: number;
  /** The controller's own command line, run inside. */
  readonly inner: readonly string[];
  /** Whether the lab goes on when the outer process ends (a lab that is kept up); absent means that it dies with it. */
  readonly outlive?: boolean;
}

/** Takes the lock of a descriptor, for as long as anybody has it, and becomes the rest. */
const locked = 'flock --nonblock --conflict-exit-code "$1" "$2" || exit; exec "${@:3}"';

/**
 * The command line with which an outer process starts the controller inside the lab.
 * From the outside in, each part is there so that SIGKILL of any one of them takes everything else along:
 * `setpriv` ties the rest to the life of the outer process (to the thread that spawned it), unless it shall outlive it;
 * a shell takes the lock, or ends, and becomes `unshare`, which makes user, network, mount and process namespaces and takes its
 * child along; bash is process 1 there: it reaps orphans and ends with the controller, and with process 1 the kernel removes
 * every process, namespace, device, rule and mount. File descriptors above 2 reach the controller untouched.
 */
export function labArgv({ lock, inner, outlive = false }: LabEntry): string[] {
  const bound = outlive ? [] : ['setpriv', '--pdeathsig', 'KILL', '--'];
  const alone =
    lock === undefined ? [] : ['bash', '-c', locked, 'spofproof-lock', String(exitCodes.locked), String(lock)];
  const apart = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const first = ['bash', '-c', '"$@" & wait $!', 'spofproof-lab'];
  return [...bound, ...alone, 'unshare', ...apart, ...first, ...inner];
}
