import type { ProcessFacts } from './handle.ts';
import type { EpochMs } from './units.ts';

/** A raised stack as it is now, for people who watch it; nothing is judged by it. */
export interface StackState {
  /** When it was looked at. */
  readonly at: EpochMs;
  /** Every component, in starting order. */
  readonly components: readonly ComponentState[];
  /** What balancers think of their servers; a balancer that does not answer has none. */
  readonly servers: readonly ServerState[];
  /** Every database. */
  readonly databases: readonly DatabaseState[];
  /** Every floating address. */
  readonly addresses: readonly AddressState[];
  /** One request of a user, sent for this look. */
  readonly visit: VisitState;
}

/** A component's process. */
export interface ComponentState extends Pick<ProcessFacts, 'state' | 'listening'> {
  /** Name in the stack. */
  readonly name: string;
}

/** A server in the eyes of its balancer. */
export interface ServerState {
  /** Balancer component. */
  readonly balancer: string;
  /** Backend and server as the balancer names them, for example `app/server1`. */
  readonly server: string;
  /** `UP`, `DOWN`, `MAINT`, … */
  readonly state: string;
}

/** A database, asked over its own socket. */
export interface DatabaseState {
  /** Name in the stack. */
  readonly name: string;
  /** Whether it takes writes; null when it does not answer. */
  readonly writable: boolean | null;
  /** The database it follows; null when it follows none. */
  readonly follows: string | null;
  /** What keeps it from following, in words; empty when nothing does, or when it follows none. */
  readonly trouble: readonly string[];
  /** Transactions that the followed one has, and it has not; null when that cannot be said. */
  readonly behind: number | null;
}

/** A floating address. */
export interface AddressState {
  /** Its name. */
  readonly name: string;
  /** Hosts that have it now: one, unless something is wrong. */
  readonly on: readonly string[];
}

/** What came of one request. */
export interface VisitState {
  /** Server that named itself; empty when none did. */
  readonly server: string;
  /** Database that the application named; empty when none. */
  readonly database: string;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** Until the answer, or until it was given up. */
  readonly tookMs: number;
}
