import { perSecond, ms, share } from '../model/units.ts';

/**
 * What a plan gets when it says nothing. Zero failures among n requests bound availability from below by 0.05^(1/n)
 * (one-sided 95 %): 99 % takes 299 requests, which 100/s gives in 3 s. So control and after are a little more than
 * 3 s, and the hold is 3 s beyond a failover budget of up to 2 s.
 */
export const defaults = {
  /** Planned requests per second of each operation. */
  ratePerSecond: perSecond(100),
  /** A request without an answer after this long is given up. */
  timeoutMs: ms(1000),
  /** A correct answer later than this is bad. */
  deadlineMs: ms(250),
  /** The phases of an episode. */
  windows: {
    /** Connections, caches and code paths warm up; 500 ms is many round trips of every component. */
    settleMs: ms(500),
    /** 310 requests: those in flight when the fault comes belong to no phase. */
    controlMs: ms(3100),
    /** At least 3 s beyond the failover budget. */
    holdMs: ms(5000),
    /** A component starts and is checked into service within this. */
    recoveryMs: ms(3000),
    /** 310 requests: the last 100 ms may be cut off with the load. */
    afterMs: ms(3100),
  },
  /** What counts as good; the failover budget is the stack's. */
  bars: {
    /** "Two nines", the most that windows of a few seconds can show. */
    availability: share(0.99),
    /** Longer than the deadline: whoever was in flight at the act is past it. */
    guardMs: ms(300),
    /** One fifth of the deadline. */
    generatorLagMs: ms(50),
  },
} as const;

/** Most requests per second in all: measured as the limit on two processors at which latency may still be judged. */
export const maxTotalRate = 1000;
