/** A lock file of npm as far as it is read here. */
export interface LockFile {
  /** By path; the checkout itself is at the empty one. */
  readonly packages?: Readonly<Record<string, { readonly integrity?: string; readonly optional?: boolean }>>;
}

/** What node_modules must be stamped with. */
export function stampOf(lockText: string, architecture?: string): string;

/** Whether what npm says it installed is what the lock file asks for. */
export function agrees(lock: LockFile, installed: LockFile): boolean;
