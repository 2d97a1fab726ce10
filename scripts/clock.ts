import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../model/handle.ts';
import { epochMs } from '../model/units.ts';

/** The longest wait of one timer; Node takes any longer one for 1 ms. */
const longestMs = 2 ** 31 - 1;

const now = () => epochMs(performance.timeOrigin + performance.now());

/** The steady clock: starts at the wall clock's time and never steps back, whatever is done to the wall clock. */
export const systemClock: Clock = {
  now,
  until: async (moment, signal) => {
    signal?.throwIfAborted();
    for (let waitMs = moment - now(); waitMs > 0; waitMs = moment - now()) {
      await pause(Math.min(waitMs, longestMs), undefined, signal ? { signal } : {});
    }
  },
};
