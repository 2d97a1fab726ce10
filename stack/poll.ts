import type { Clock } from '../model/handle.ts';
import { later } from '../model/units.ts';

/** How long to look for something and how often. */
export interface Patience {
  /** Past this the answer is no. */
  readonly withinMs: number;
  /** Between the end of one look and the next. */
  readonly everyMs: number;
}

/** Looks until the look says yes; false when it never did in time. */
export async function poll(
  clock: Clock,
  { withinMs, everyMs }: Patience,
  look: () => Promise<boolean> | boolean,
): Promise<boolean> {
  const deadline = later(clock.now(), withinMs);
  while (!(await look())) {
    if (clock.now() >= deadline) return false;
    await clock.until(later(clock.now(), everyMs));
  }
  return true;
}
