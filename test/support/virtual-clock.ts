import type { Clock } from '../../model/handle.ts';
import type { EpochMs } from '../../model/units.ts';
import { epochMs } from '../../model/units.ts';

interface Waiter {
  readonly moment: EpochMs;
  readonly resolve: () => void;
}

/** A clock for tests: its time stands still while anything can go on, then jumps to the next moment waited for. */
export interface VirtualClock extends Clock {
  /** Moments somebody waits for, soonest first. */
  readonly waitedFor: readonly EpochMs[];
}

/** Starts a virtual clock. Time passes only by `until`; nothing really waits. */
export function virtualClock(startMs = 0): VirtualClock {
  let now = epochMs(startMs);
  let waiters: readonly Waiter[] = [];
  let jumping = false;

  // Everything that is ready runs as a microtask before the next macrotask, so only idle time is skipped.
  const jump = (): void => {
    const [next, ...rest] = waiters;
    waiters = rest;
    if (next) now = epochMs(Math.max(now, next.moment));
    next?.resolve();
    if (next) setImmediate(jump);
    else jumping = false;
  };

  const wait = (moment: EpochMs, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        waiters = waiters.filter((other) => other !== waiter);
        reject(signal?.reason as Error);
      };
      // A signal that outlives thousands of waits would be asked about each of them at the next.
      const waiter = { moment, resolve: () => (signal?.removeEventListener('abort', leave), resolve()) };
      waiters = [...waiters, waiter].toSorted((one, other) => one.moment - other.moment);
      signal?.addEventListener('abort', leave);
      if (!jumping) setImmediate(jump);
      jumping = true;
    });

  return {
    now: () => now,
    until: async (moment, signal) => {
      signal?.throwIfAborted();
      if (moment > now) await wait(moment, signal);
    },
    get waitedFor() {
      return waiters.map((waiter) => waiter.moment);
    },
  };
}
