import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../model/handle.ts';
import { epochMs } from '../model/units.ts';

/** The steady clock: starts at the wall clock's time and never steps back, whatever is done to the wall clock. */
export const systemClock: Clock = {
  now: () => epochMs(performance.timeOrigin + performance.now()),
  until: async (moment, signal) => {
    signal?.throwIfAborted();
    const waitMs = moment - (performance.timeOrigin + performance.now());
    if (waitMs > 0) await pause(waitMs, undefined, signal ? { signal } : {});
  },
};
