import type { RowSeen } from '../model/observation.ts';
import { elapsedMs, later } from '../model/units.ts';
import type { ProbeScene } from './probe-contract.ts';

/** Id of a probe's own row: above what visitors write, below the ids of episodes. */
export const rowId = (index: number): number => 9_000_000 + index;

/** Between two looks for a row: the resolution of the lag. */
const everyMs = 1;

/** Stores a row in one database, looks for it in another until it is there or the time is over, and writes down both. */
export async function sendRow(
  scene: ProbeScene<'database'>,
  {
    id,
    to,
    by,
    soughtIn,
    forMs,
  }: Pick<RowSeen, 'to' | 'by' | 'soughtIn'> & { readonly id: number; readonly forMs: number },
): Promise<void> {
  const { clock, stack, signal } = scene;
  const tried = await stack.database(to).write(id, by);
  const storedAt = clock.now();
  const sought = stack.database(soughtIn);
  let seenAfterMs: number | null = null;
  while (tried.accepted && seenAfterMs === null && elapsedMs(storedAt, clock.now()) < forMs) {
    const times = await sought.holds([id]);
    if ((times[id] ?? 0) > 0) seenAfterMs = elapsedMs(storedAt, clock.now());
    else await clock.until(later(clock.now(), everyMs), signal);
  }
  const soughtMs = elapsedMs(storedAt, clock.now());
  scene.see({ kind: 'row', to, by, ...tried, soughtIn, seenAfterMs, soughtMs });
}
