import { supports } from '../../model/evidence.ts';
import { momentOf } from '../evidence.ts';
import type { EpisodeEvents } from '../gather.ts';

/** An episode with the moment at which its fault was over at the latest. */
interface Own {
  /** Its events. */
  readonly events: EpisodeEvents;
  /** Healing was begun, or nothing more is known of it; since the epoch. */
  readonly healBegunMs: number;
}

/** Another episode than a sham whose fault was in force while that of this one was, or while a sham did nothing; null when none. */
export function besideOf({ events, healBegunMs }: Own, all: readonly EpisodeEvents[]): EpisodeEvents | null {
  if (!events.injected) return null;
  const { begunAt } = events.injected;
  const untilMs = events.healBegun?.at ?? healBegunMs;
  const isBeside = (other: EpisodeEvents): boolean =>
    other !== events &&
    other.started.fault !== 'sham' &&
    other.injected !== null &&
    other.injected.begunAt < untilMs &&
    overAt(other) > begunAt;
  return all.find(isBeside) ?? null;
}

/** When a fault was over; never, where nobody says so, or the last look after its healing saw the contrary. */
function overAt(events: EpisodeEvents): number {
  const last = momentOf(events, 'healed').at(-1);
  const isOut = last !== undefined && !supports(last.evidence);
  return isOut ? Number.POSITIVE_INFINITY : (events.healed?.at ?? Number.POSITIVE_INFINITY);
}
