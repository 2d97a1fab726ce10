import { perSecond, ms, share } from '../model/units.ts';

/**
 * What a plan gets when it says nothing. Availability of 99 % (one-sided 95 %) takes 299 requests when all are good
 * (0.05^(1/n)), and 473 when one of them may be bad (Clopper-Pearson). 120/s gives 480 in 4 s, so that a single stray bad
 * request does not make a whole suite unknown; the hold is 4 s beyond a failover budget of 1.5 s and a deadline of 250 ms.
 */
export const defaults = {
  /** Planned requests per second of each operation. */
  ratePerSecond: perSecond(120),
  /** The same for users who keep their connection; enough to see where that hides or worsens a failure. */
  returningPerSecond: perSecond(30),
  /** How often each experiment is run. */
  episodes: 1,
  /** A request without an answer after this long is given up. */
  timeoutMs: ms(1000),
  /** A correct answer later than this is bad. */
  deadlineMs: ms(250),
  /** The phases of an episode. */
  windows: {
    /** Connections, caches and code paths warm up; 500 ms is many round trips of every component. */
    settleMs: ms(500),
    /** 486 requests; those due within a deadline of the fault belong to no phase. */
    controlMs: ms(4300),
    /** 4.05 s beyond a failover budget of 1.5 s and the deadline: 486 requests. */
    holdMs: ms(5800),
    /** A component starts and is checked into service within this. */
    recoveryMs: ms(3000),
    /** 480 requests. */
    afterMs: ms(4000),
  },
  /** What counts as good; the failover budget is the stack's. */
  bars: {
    /** "Two nines", the most that windows of a few seconds can show. */
    availability: share(0.99),
    /** One fifth of the deadline. */
    generatorLagMs: ms(50),
  },
} as const;

/** Most requests per second in all: measured as the limit on two processors at which latency may still be judged. */
export const maxTotalRate = 1000;

/**
 * Most virtual users of one load. Measured on two processors: 4,000 are there after 1.9 s on an idle machine and take
 * 0.9 GiB; the load is given up when they take 20 s.
 */
export const maxUsers = 4000;
