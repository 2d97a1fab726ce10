import { isCorrect } from './outcome.ts';
import type { SlotTable } from './slots.ts';
import { slotsDue } from './slots.ts';

/** Until when slots are watched, and what ends the watch. Times from the start of the load. */
export interface Watch {
  /** A deadline before the healing: slots due later are left out of an outage. */
  readonly watchedMs: number;
  /** Begin of healing, or end of the load. */
  readonly endMs: number;
  /** How long an answer takes when nothing is wrong, a deadline at most. */
  readonly usualMs: number;
}

/**
 * Whether each slot due between a moment and the healing was answered rightly before it began, in time or late: 1 or 0. What was
 * still waiting then may have been answered because of it, and is no sign of a return; where it had not waited for longer than is
 * usual, it is no sign of anything. Nor is it at the very end.
 */
export function signsFrom(table: SlotTable, fromMs: number, { watchedMs, endMs, usualMs }: Watch): Uint8Array {
  const isAnswered = (slot: number): boolean => (table.endMs[slot] as number) < endMs;
  const isTold = (slot: number): boolean => isAnswered(slot) || endMs - (table.dueMs[slot] as number) >= usualMs;
  const slots = slotsDue(table, fromMs, endMs).filter(isTold);
  const last = slots.findLastIndex((slot) => isAnswered(slot) || (table.dueMs[slot] as number) < watchedMs);
  const isRight = (slot: number): boolean => isAnswered(slot) && isCorrect(table.fate[slot] as number);
  return Uint8Array.from(slots.slice(0, last + 1), (slot) => (isRight(slot) ? 1 : 0));
}

/**
 * When the first slot behind the watched ones was due, where every sign there is one of being served, and there is one at all; null
 * otherwise. It cannot be owed to the healing.
 */
export function servedBehind(table: SlotTable, watch: Watch): number | null {
  const signs = signsFrom(table, watch.watchedMs, watch);
  const [first] = slotsDue(table, watch.watchedMs, watch.endMs);
  return first !== undefined && signs.length > 0 && !signs.includes(0) ? (table.dueMs[first] as number) : null;
}
