import type { ChildProcess } from 'node:child_process';

/** A lock file of npm as far as it is read here. */
export interface LockFile {
  /** By path; the checkout itself is at the empty one. */
  readonly packages?: Readonly<Record<string, { readonly integrity?: string; readonly optional?: boolean }>>;
}

/** What node_modules must be stamped with. */
export function stampOf(lockText: string, architecture?: string): string;

/** Whether what npm says it installed is what the lock file asks for. */
export function agrees(lock: LockFile, installed: LockFile): boolean;

/** Whether node_modules is complete; stamps it, where it may, when it is but has no stamp yet. */
export function isInstalled(root: string): boolean;

/** Runs `npm ci` under a lock. @returns 0, or what npm ended with */
export function install(
  root: string,
  say: (line: string) => void,
  untilEnd: (child: ChildProcess) => Promise<number | Error>,
): Promise<number | Error>;
