import { firstPlace } from './first-place.ts';
import { isCorrect } from './outcome.ts';
import type { SlotTable } from './slots.ts';

/** Right answers in the order in which they came, in time or late. */
export interface Answers {
  /** When they came. */
  readonly endMs: Float64Array;
  /** When their requests were due. */
  readonly dueMs: Float64Array;
}

/** The first answer later than a moment to a request that was due since another one, or whenever; never, when there is none. */
export function firstAfter({ endMs, dueMs }: Answers, atMs: number, sinceMs = Number.NEGATIVE_INFINITY): number {
  let place = firstPlace(endMs.length, (one) => (endMs[one] as number) > atMs);
  while (place < endMs.length && (dueMs[place] as number) < sinceMs) place++;
  return endMs[place] ?? Number.POSITIVE_INFINITY;
}

/** Right answers until a moment: after the begin of healing they may be owed to it. */
export function answersUntil({ planned, fate, endMs, dueMs }: SlotTable, untilMs: number): Answers {
  const isCounted = (slot: number): boolean => isCorrect(fate[slot] as number) && (endMs[slot] as number) <= untilMs;
  const slots = Array.from({ length: planned }, (_, slot) => slot).filter(isCounted);
  slots.sort((a, b) => (endMs[a] as number) - (endMs[b] as number));
  return {
    endMs: Float64Array.from(slots, (slot) => endMs[slot] as number),
    dueMs: Float64Array.from(slots, (slot) => dueMs[slot] as number),
  };
}
