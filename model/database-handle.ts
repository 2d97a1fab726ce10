/**
 * Statements that a database has executed for the application, as it counts them itself by user: neither what replication
 * applies nor what monitoring asks is among them.
 */
export interface StatementCounts {
  /** Statements that asked for rows. */
  readonly selects: number;
  /** Statements that stored rows. */
  readonly inserts: number;
}

/** What became of a write that was tried. */
export interface WriteTried {
  /** Whether the database took it. */
  readonly accepted: boolean;
  /** Its error in one line; empty when it took it. */
  readonly because: string;
}

/** A database as a probe sees it; asked over its own socket, past the network and its faults. Every question has its limit. */
export interface DatabaseHandle {
  /** Name in the stack. */
  readonly name: string;
  /** Its own count of the application's statements, from the first time that it is asked. */
  counts(): Promise<StatementCounts>;
  /** Stores a row with this id in the table of writes; `application`: with the rights that the application has. */
  write(id: number, by: 'application' | 'operator'): Promise<WriteTried>;
  /** How often the table of writes holds each of these ids; those that it does not hold are left out. */
  holds(ids: readonly number[]): Promise<Readonly<Record<string, number>>>;
  /** Whom it follows, in words, and whether it takes writes of applications. */
  standing(): Promise<{ readonly follows: string; readonly readOnly: boolean }>;
}

/** What an operator does by hand when the primary is gone, step by step. */
export interface PromotionHandle {
  /** Makes the replica follow nobody and take writes, once it has applied everything that it received. */
  promote(replica: string): Promise<void>;
  /** Restarts every application that calls one database so that it calls the other in its place. */
  repoint(from: string, to: string): Promise<void>;
}
