/**
 * Requests counted instead of kept: what a reader of any number of them hands to the judge, in memory that does not grow with
 * them. Every part of it is a sum of whole numbers, so that parts counted apart add up to the same tally in any order.
 */
export interface Tally {
  /** One per operation, by name in alphabetical order. */
  readonly operations: readonly OperationTally[];
  /** Slots that the generator said it never began, one number a stretch; of every operation, as it does not say of which. */
  readonly dropped: Uint32Array;
  /** Requests read. */
  readonly requests: number;
  /** Lines that were neither requests nor known talk of the generator. */
  readonly complaints: number;
  /**
   * Requests of which the moment they began is not known, since they never got a connection, were never sent whole, or a clock was
   * set back meanwhile: they stand at their end.
   */
  readonly unsureStarts: number;
  /**
   * The step in which the moments were written down, in milliseconds; 0 without any request. Of a file it is the finest, since a
   * moment that is a whole second by chance is written as one; of several files the coarsest.
   */
  readonly timeStepMs: number;
}

/** The requests of one operation. */
export interface OperationTally {
  /** Name. */
  readonly operation: string;
  /** Requests by what became of them, four numbers a stretch, in the order of `tallyFates`. */
  readonly counts: Uint32Array;
  /** Waits of correct answers by class (`waits.ts`), one list a stretch; null where there was none. */
  readonly waits: readonly (Uint32Array | null)[];
  /** Good and bad requests of each step, two numbers a step, one list a close look. */
  readonly close: readonly Uint32Array[];
  /** The same of the last steps before an end that is owed to somebody, of requests that were over by then; one list a close look. */
  readonly ended: readonly Uint32Array[];
  /** Good and bad requests over the whole time. */
  readonly windows: TallyWindows;
  /** Good answers by the server that gave them, one number a stretch. */
  readonly servedBy: ReadonlyMap<string, Uint32Array>;
  /** Bad requests by HTTP status and k6's error code, as `status,error`, one number a stretch. */
  readonly failedBy: ReadonlyMap<string, Uint32Array>;
  /** Late answers that came when `untilMs` of their close look was over, and may be owed to what was done then; one number a stretch. */
  readonly owed: Uint32Array;
  /** Requests that stand at their end and may have begun in an earlier stretch, one number a stretch; those refused are none. */
  readonly unsureStarts: Uint32Array;
}

/** Good and bad requests in windows of equal width, as narrow as so many windows allow. */
export interface TallyWindows {
  /** Width. */
  readonly widthMs: number;
  /** Number of the first window: it begins at so many widths since the epoch. */
  readonly first: number;
  /** Good and bad, two numbers a window. */
  readonly counts: Uint32Array;
}

/** What can become of a request, in the order in which tallies count it; the meaning is that of the judge's fates. */
export const tallyFates = ['good', 'late', 'wrong', 'unanswered'] as const;

/** A time that is looked at closely, as outages are bracketed in it. Its end is no part of it. */
export interface CloseLook {
  /** Begin, in milliseconds since the epoch. */
  readonly fromMs: number;
  /** End. */
  readonly toMs: number;
  /** Width of a step. */
  readonly stepMs: number;
  /** From the begin of this step on, requests that ended before `untilMs` are counted once more, by themselves. */
  readonly sinceMs: number;
  /** What ends from here on may owe its outcome to what is done then: a healing. Not before `sinceMs`, nor behind the end. */
  readonly untilMs: number;
}

/** How requests are to be counted; made by the judge from the events, before anything is read. */
export interface TallyFrame {
  /** Moments at which a new stretch begins, ascending, since the epoch; the first stretch is before all of them. */
  readonly edgesMs: readonly number[];
  /** Times that are looked at closely, ascending, none inside another. */
  readonly closeLooks: readonly CloseLook[];
  /** A correct answer later than this is late. */
  readonly deadlineMs: number;
}
