import { existsSync, readFileSync } from 'node:fs';
import { runStep } from './step.ts';

/** What was tried inside namespaces like the lab's own, and what came of it. */
export interface Trial {
  /** Steps that worked, in order: `namespaces`, `tmpfs`, `bridge`, `veth`, `nftables`. */
  readonly worked: ReadonlySet<TrialStep>;
  /** The complaint that ended it; empty when everything worked. */
  readonly complaint: string;
}

/** A thing the lab needs of the kernel. */
export type TrialStep = 'namespaces' | 'tmpfs' | 'bridge' | 'veth' | 'nftables';

/** The same call that the lab is entered with. */
const apart = [
  'unshare',
  '--user',
  '--map-root-user',
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--mount-proc',
  '--kill-child',
];

/** Everything made here lives in the namespaces and is gone with them. Without the programs the steps after `tmpfs` are left out. */
const steps = `echo namespaces
mount -t tmpfs tmpfs /run && echo tmpfs || exit
[ -n "$1" ] && [ -n "$2" ] || exit 0
"$1" link add trial0 type bridge && echo bridge || exit
"$1" link add trial1 type veth peer name trial2 && echo veth || exit
"$2" add table inet trial && echo nftables`;

/** Really tries what the lab needs of the kernel, as the user we are. */
export async function tryNamespaces(
  programs: { readonly ip?: string; readonly nft?: string } = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Trial> {
  const argv = [...apart, 'sh', '-c', steps, 'sh', programs.ip ?? '', programs.nft ?? ''];
  const { code, stdout, stderr } = await runStep(argv, { env, timeoutMs: 10_000 });
  const worked = new Set(stdout.split('\n').filter((line) => line !== '')) as Set<TrialStep>;
  const complaint = stderr.split('\n').find((line) => line !== '') ?? '';
  return { worked, complaint: code === 0 ? '' : complaint || `exit code ${code}` };
}

/** What the kernel's switches say; a reading is undefined where this kernel has no such switch. */
export interface Switches {
  /** Debian's switch. */
  readonly unprivilegedClone: string | undefined;
  /** How many user namespaces there may be. */
  readonly maxUserNamespaces: string | undefined;
  /** Ubuntu's switch. */
  readonly apparmorRestricts: string | undefined;
  /** Whether we are in a container, whose rules then decide. */
  readonly inContainer: boolean;
}

/** Reads the kernel's switches. */
export const readSwitches = (): Switches => ({
  unprivilegedClone: reading('/proc/sys/kernel/unprivileged_userns_clone'),
  maxUserNamespaces: reading('/proc/sys/user/max_user_namespaces'),
  apparmorRestricts: reading('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
  inContainer: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
});

/** The exact way to get user namespaces on a machine that refuses them. */
export function namespaceRemedy(switches: Switches): string {
  if (switches.unprivilegedClone === '0') return 'sudo sysctl -w kernel.unprivileged_userns_clone=1';
  if (switches.maxUserNamespaces === '0') return 'sudo sysctl -w user.max_user_namespaces=15000';
  if (switches.apparmorRestricts === '1') return 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
  if (switches.inContainer) {
    const lifted = ['seccomp', 'apparmor', 'systempaths'].map((rule) => `--security-opt ${rule}=unconfined`);
    return `Start the container with ${lifted.join(' ')}`;
  }
  return 'Use a kernel with CONFIG_USER_NS, CONFIG_NET_NS and CONFIG_PID_NS, as every Debian kernel is';
}

function reading(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
