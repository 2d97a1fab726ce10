/** What is counted in a ledger of writes; a write may be counted under several. */
export const ledgerCounts = [
  'attempted',
  'acknowledged',
  'lost',
  'duplicated',
  'diverged',
  'recovered',
  'phantom',
  'indeterminate',
] as const;

/** One of them. */
export type LedgerCount = (typeof ledgerCounts)[number];

/** What a ledger names one by one: of sent and acknowledged writes there are too many, and nothing is wrong with them. */
export const ledgerIds = ['lost', 'duplicated', 'diverged', 'recovered', 'phantom', 'indeterminate', 'unseen'] as const;

/** One of them. */
export type LedgerIds = (typeof ledgerIds)[number];

/** Some ids, shortened where there are many. */
export interface IdList {
  /** The first ranges, ascending: `"10000000-10000099,10000101"`. */
  readonly ranges: string;
  /** Number of ids beyond these ranges. */
  readonly more: number;
}

/** Writes against what the databases hold after healing. */
export interface WriteLedger {
  /** Sent. */
  readonly attempted: number;
  /** Answered with their own id and nonce. */
  readonly acknowledged: number;
  /** Acknowledged, but missing in a database that serves writes after healing. */
  readonly lost: number;
  /** Present more than once in a database. */
  readonly duplicated: number;
  /** Acknowledged and not lost, but missing in a replica that says it has caught up. */
  readonly diverged: number;
  /** Indeterminate, and present after all. */
  readonly recovered: number;
  /** Present, but never sent. */
  readonly phantom: number;
  /** May or may not have happened (time-out, reset, 5xx after forwarding). */
  readonly indeterminate: number;
  /** Databases whose writes were read after healing; empty when none was: then lost, duplicated and phantom say nothing. */
  readonly databasesRead: readonly string[];
  /** Those of them that serve writes after healing: the primary, or whoever acknowledged writes in its place. */
  readonly serving: readonly string[];
  /** Acknowledged writes missing in each database that was read, whatever its part. */
  readonly missing: Readonly<Record<string, number>>;
  /** Which writes, by what is said of them, where there are any; `unseen` are acknowledged ones that stale reads did not show. */
  readonly ids: Readonly<Partial<Record<LedgerIds, IdList>>>;
  /** Returning users' part of it. */
  readonly returning: Pick<WriteLedger, 'attempted' | 'acknowledged' | 'lost' | 'duplicated'>;
  /** Reads against the writes that had been acknowledged before. */
  readonly reads: ReadFreshness;
}

/** Whether reads showed what had been acknowledged long enough before; counted in the hold and after the time to recover. */
export interface ReadFreshness {
  /** Reads whose answer told how far its database had come; 0 where the application does not tell. */
  readonly compared: number;
  /** Those of them that lacked a write acknowledged longer before than the plan allows. */
  readonly stale: number;
  /** Age of the oldest acknowledged write that such a read is known to have lacked; null when none did. */
  readonly worstMs: number | null;
}
