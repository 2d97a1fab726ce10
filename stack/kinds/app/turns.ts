import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when it is the caller's turn and its time is over; who has gone by then takes none. */
export type Turn = (isGone: () => boolean) => Promise<unknown>;

/** A line in which each has the application to itself for so long, in order of arrival; at 0 nobody waits. */
export function turns(serviceMs: number): Turn {
  let last: Promise<unknown> = Promise.resolve();
  if (serviceMs === 0) return () => last;
  return (isGone) => (last = last.then(() => (isGone() ? undefined : sleep(serviceMs))));
}
