import type { ImpliedMoment } from '../model/cell.ts';
import type { Case } from './case.ts';
import type { Interval } from './implied.ts';
import { impliedBy } from './implied.ts';
import { loadStartOf } from './moments.ts';
import { roundMaybeMs, roundMs } from './round.ts';
import { isAbout } from './signature.ts';

/** When the balancer noticed a fault and its end, against what its settings imply; null where they imply nothing. */
export interface Noticed {
  /** From the injection. */
  readonly detection: ImpliedMoment | null;
  /** From the end of healing. */
  readonly recovery: ImpliedMoment | null;
}

const nothing: Noticed = { detection: null, recovery: null };

/**
 * Compares what a balancer was seen to notice with its settings. A fault takes hold, and a server comes back, somewhere
 * between begin and end of the act: the earliest moment counts from its begin, the latest from its end.
 */
export function noticedIn({ stack, target, fault, digest }: Case): Noticed {
  const { actMs, injectedMs, healBegunMs, healedMs } = digest.moments;
  const implied = impliedBy(stack, target, fault);
  if (!implied || actMs === null || injectedMs === null) return nothing;
  const down = shifted(implied.down, injectedMs - actMs);
  const heldMs = (healBegunMs ?? digest.moments.loadEndMs) - injectedMs;
  const seenMs = digest.detectedMs === null ? null : digest.detectedMs - injectedMs;
  const detection = seenMs === null && heldMs <= down.highMs ? null : compared(seenMs, down);
  if (seenMs === null || healBegunMs === null || healedMs === null) return { detection, recovery: null };
  const up = shifted(implied.up, healedMs - healBegunMs);
  const watchedMs = digest.moments.loadEndMs - healedMs;
  const backMs = allUpMs(digest, stack, target);
  const back = backMs === null ? null : backMs - healedMs;
  return { detection, recovery: back === null && watchedMs <= up.highMs ? null : compared(back, up) };
}

/** Whether a moment is worse than another: known at all, outside of its interval, or further outside, furthest when never seen. */
export function isWorse(one: ImpliedMoment | null, other: ImpliedMoment | null): boolean {
  if (!one || !other) return one !== null && other === null;
  return !one.within && (other.within || distanceOf(one) > distanceOf(other));
}

const distanceOf = ({ observedMs, lowMs, highMs }: ImpliedMoment): number =>
  observedMs === null ? Number.POSITIVE_INFINITY : Math.abs(observedMs - (lowMs + highMs) / 2);

const shifted = ({ lowMs, highMs }: Interval, actLastsMs: number): Interval => ({ lowMs: lowMs - actLastsMs, highMs });

function compared(observedMs: number | null, { lowMs, highMs }: Interval): ImpliedMoment {
  const within = observedMs !== null && observedMs >= lowMs && observedMs <= highMs;
  return { observedMs: roundMaybeMs(observedMs), lowMs: roundMs(lowMs), highMs: roundMs(highMs), within };
}

/** When the last server on the target that went down was up again, from the start of the load; null while one is down. */
function allUpMs({ events, moments }: Case['digest'], stack: Case['stack'], target: string): number | null {
  const startedAt = loadStartOf(events);
  const latest = new Map<string, { readonly atMs: number; readonly isUp: boolean }>();
  for (const { at, balancer, server, state } of events.balancer.filter(isAbout(stack, target))) {
    const atMs = at - startedAt;
    if (atMs < (moments.actMs ?? 0)) continue;
    latest.set(`${balancer} ${server}`, { atMs, isUp: state.startsWith('UP') });
  }
  const all = [...latest.values()];
  return all.length > 0 && all.every(({ isUp }) => isUp) ? Math.max(...all.map(({ atMs }) => atMs)) : null;
}
