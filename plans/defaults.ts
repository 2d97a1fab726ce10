import { perSecond, ms, share } from '../model/units.ts';

/**
 * What a plan gets when it says nothing. Availability of 98 % (one-sided 95 %) takes 149 requests when all are good
 * (0.05^(1/n)), and 386 when three of them may be bad (Clopper-Pearson). Every window judges 400 and more at 120/s: a
 * hiccup of the machine does not make a whole suite unknown. 99 % would take 628 to forgive two bad requests.
 */
export const defaults = {
  /** Planned requests per second of each operation. */
  ratePerSecond: perSecond(120),
  /** The same for users who keep their connection; enough to see where that hides or worsens a failure. */
  returningPerSecond: perSecond(30),
  /** How often each experiment is run. */
  episodes: 1,
  /** One stack: whatever else runs on the machine is felt in the measurement. */
  lanes: 1,
  /** A request without an answer after this long is given up. */
  timeoutMs: ms(1000),
  /** A correct answer later than this is bad. */
  deadlineMs: ms(250),
  /** The phases of an episode. */
  windows: {
    /** Connections, caches and code paths warm up; 500 ms is many round trips of every component. */
    settleMs: ms(500),
    /** 414 requests; those due within a deadline of the fault belong to no phase. */
    controlMs: ms(3700),
    /** 3.45 s beyond a failover budget of 1.5 s and the deadline: 414 requests. Longer with a longer budget: `stack-windows.ts`. */
    holdMs: ms(5200),
    /** A component starts and is checked into service within this; an address that has to go home takes longer. */
    recoveryMs: ms(3000),
    /** 414 requests. */
    afterMs: ms(3450),
  },
  /** What counts as good; the failover budget is the stack's. */
  bars: {
    /** What windows of a few seconds can show, and a busy machine does not blur; a longer hold can show more. */
    availability: share(0.98),
    /** Takes 59 requests when all are good, 93 when one of them may be bad: a window has 103 at 30/s. */
    returningAvailability: share(0.95),
    /** Far more than replication takes in a sound stack, and what few users would notice. */
    stalenessMs: ms(1000),
    /**
     * One fifth of the deadline: a machine that holds the generator up for so long holds up whoever answers as well, and four
     * fifths are left for that, more than the shipped application waits before it asks another database (100 ms).
     */
    generatorLagMs: ms(50),
  },
} as const;

/** Most stacks side by side: measured on two processors, four were clean at 100 requests per second each. */
export const maxLanes = 4;

/** Most requests per second in all: measured as the limit on two processors at which latency may still be judged. */
export const maxTotalRate = 1000;

/**
 * Most virtual users of one load. Measured on two processors: 4,000 are there after 1.9 s on an idle machine and take
 * 0.9 GiB; the load is given up when they take 20 s.
 */
export const maxUsers = 4000;
