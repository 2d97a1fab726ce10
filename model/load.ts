import type { OperationName } from './stack.ts';

/** Spare time of a virtual user after its request timed out: to clean up, and for a late scheduler. */
export const marginMs = 250;

/** The part of a slot within which a request may be delayed by chance; the rest keeps neighbours apart. */
export const jitterShare = 0.8;

/**
 * The longest time in which nobody is due to ask at a rate, in milliseconds: one request at the very begin of its slot, the next
 * one as late in its own as chance may put it.
 */
export const longestPauseMs = (ratePerSecond: number): number => ((1 + jitterShare) * 1000) / ratePerSecond;

/** How late the last slot may begin without being lost. */
const lateMs = 20;

/**
 * Virtual users that a rate takes. Little's law: requests under way = rate x time each takes. When nothing answers, each
 * takes the jitter, the whole time-out and the margin: `V >= rate x (T + 0.8 / rate + margin)`. With fewer users k6 drops
 * slots in an outage, and it drops them from the failures.
 */
export const usersFor = (ratePerSecond: number, timeoutMs: number): number =>
  Math.ceil((ratePerSecond * (timeoutMs + marginMs)) / 1000 + jitterShare);

/**
 * How long iterations are begun in a load of this length: a little longer than slots are planned. At the very end k6's
 * timer and its own end race, and a slot that is late by a hair would be lost or won by luck. Every iteration is reported:
 * those of the surplus are laid out in their own slots behind the plan, and only then cut off. k6 takes a second at least.
 */
export const beginningMs = (durationMs: number): number => Math.max(1000, Math.ceil(durationMs) + lateMs);

/**
 * Every name below it is the entry of the stack in that place, for k6 only: no resolver may ever answer for `.invalid`
 * (RFC 2606). Certificates name it too, since each new user of the load comes by a name of its own.
 */
export const newcomerDomain = (place: number): string => `newcomer${place === 0 ? '' : place}.invalid`;

/** Planned slots of an operation under a load of this length. */
export const plannedSlots = (ratePerSecond: number, durationMs: number): number =>
  Math.floor((ratePerSecond * durationMs) / 1000);

/** How many slots begin before a moment: slot i begins at i / rate. */
export const slotsBefore = (ratePerSecond: number, untilMs: number): number =>
  Math.ceil((ratePerSecond * untilMs) / 1000 - 1e-9);

/** The clock of k6's scripts reads whole milliseconds, cut: an iteration may seem to begin this much too early. */
const clockGrainMs = 1;

/**
 * The latest slot in which an iteration can have begun, whatever its number.
 * @param sinceMs when it says it began, from the start of its scenario
 * @param periodMs time from one slot to the next
 */
export const latestSlot = (sinceMs: number, periodMs: number): number =>
  Math.floor((sinceMs + clockGrainMs) / periodMs);

/** Operations by name with a value each. */
export type PerOperation<Value> = Readonly<Record<OperationName, Value>>;
