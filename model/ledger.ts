/** Writes against what the databases hold after healing. */
export interface WriteLedger {
  /** Sent. */
  readonly attempted: number;
  /** Answered with their own id and nonce. */
  readonly acknowledged: number;
  /** Acknowledged, but in no serving database. */
  readonly lost: number;
  /** Present more than once in a database. */
  readonly duplicated: number;
  /** Indeterminate, and present after all. */
  readonly recovered: number;
  /** Present, but never sent. */
  readonly phantom: number;
  /** May or may not have happened (time-out, reset, 5xx after forwarding). */
  readonly indeterminate: number;
  /** Databases whose writes were read after healing; empty when none was: then lost, duplicated and phantom say nothing. */
  readonly databasesRead: readonly string[];
}
