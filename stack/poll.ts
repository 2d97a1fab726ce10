import type { Clock } from '../model/handle.ts';
import { elapsedMs, later } from '../model/units.ts';

/** How long to look for something and how often. */
export interface Patience {
  /** Past this the answer is no. */
  readonly withinMs: number;
  /** Between the end of one look and the next. */
  readonly everyMs: number;
  /** When given, the pause grows to a tenth of the time waited so far, up to this. */
  readonly slowestMs?: number;
}

/** Looks until the look says yes; false when it never did in time. */
export async function poll(
  clock: Clock,
  { withinMs, everyMs, slowestMs = everyMs }: Patience,
  look: () => Promise<boolean> | boolean,
): Promise<boolean> {
  const begunAt = clock.now();
  const pauseMs = (): number => Math.max(everyMs, Math.min(slowestMs, elapsedMs(begunAt, clock.now()) / 10));
  while (!(await look())) {
    if (elapsedMs(begunAt, clock.now()) >= withinMs) return false;
    await clock.until(later(clock.now(), pauseMs()));
  }
  return true;
}
