/**
 * Units as types: a number that is a time cannot be passed where a rate is wanted.
 * Every field and parameter repeats its unit in its name (`holdMs`, `ratePerSecond`).
 */

declare const unit: unique symbol;

/** A length of time in milliseconds; may have a fraction. */
export type Milliseconds = number & { readonly [unit]: 'ms' };

/** A moment: milliseconds since 1970-01-01 UTC, read from a clock that never steps back; may have a fraction. */
export type EpochMs = number & { readonly [unit]: 'epoch-ms' };

/** Requests per second of one operation, in an open model: planned, whether answered or not. */
export type PerSecond = number & { readonly [unit]: 'per-second' };

/** A share between 0 and 1. */
export type Share = number & { readonly [unit]: 'share' };

/** Marks a plain number as a length of time in milliseconds. */
export const ms = (value: number): Milliseconds => value as Milliseconds;

/** Marks a plain number as a moment in milliseconds since the epoch. */
export const epochMs = (value: number): EpochMs => value as EpochMs;

/** Marks a plain number as a rate per second. */
export const perSecond = (value: number): PerSecond => value as PerSecond;

/** Marks a plain number as a share between 0 and 1. */
export const share = (value: number): Share => value as Share;

/** The time from one moment to another; negative when `to` is earlier. */
export const elapsedMs = (from: EpochMs, to: EpochMs): Milliseconds => ms(to - from);

/** A moment moved by a length of time. */
export const later = (from: EpochMs, byMs: number): EpochMs => epochMs(from + byMs);

const factors: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Digits that may stand behind the point of a duration, and what the last of them is a part of. */
const [mostDigits, parts] = [6, 1e6];

/**
 * Reads a duration as people write it: `250ms`, `1.5s`, `2m`, `1h`. Whole part and fraction are multiplied as whole numbers, which is
 * exact: 8.12 s are 8120 ms, and not a little less, which a limit of 8.12 s would refuse.
 * @returns milliseconds, or undefined when the text is no duration (no unit, negative, not finite)
 */
export function parseDuration(text: string): Milliseconds | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?(ms|s|m|h)$/.exec(text.trim());
  if (!match) return undefined;
  const [, whole, fraction = '', name = ''] = match;
  const factor = factors[name] ?? Number.NaN;
  return ms(Number(whole) * factor + (Number(fraction.padEnd(mostDigits, '0')) * factor) / parts);
}

/** How finely a time is told while it stays below a limit, and in which unit. */
interface Grain {
  readonly stepMs: number;
  readonly belowMs: number;
  readonly textOf: (toldMs: number) => string;
}

const grains: readonly Grain[] = [
  { stepMs: 1, belowMs: 1000, textOf: (toldMs) => `${toldMs} ms` },
  { stepMs: 10, belowMs: 10_000, textOf: (toldMs) => `${(toldMs / 1000).toFixed(2)} s` },
  { stepMs: 100, belowMs: 60_000, textOf: (toldMs) => `${(toldMs / 1000).toFixed(1)} s` },
];

const minutes: Grain = {
  stepMs: 1000,
  belowMs: Infinity,
  textOf: (toldMs) => `${Math.floor(toldMs / 60_000)} min ${(toldMs % 60_000) / 1000} s`,
};

/** By the first grain that it fits once it is rounded to it; an error of floating point is none of the time. */
function told(durationMs: number, whole: (value: number) => number): string {
  const roundedTo = ({ stepMs }: Grain): number => whole(Math.round((durationMs / stepMs) * 1e6) / 1e6) * stepMs + 0;
  const grain = grains.find((one) => roundedTo(one) < one.belowMs) ?? minutes;
  return grain.textOf(roundedTo(grain));
}

/** Prints a duration as people read it: `480 ms`, `3.20 s`, `2 min 5 s`. */
export const formatDuration = (durationMs: number): string => told(durationMs, Math.round);

/** A lower bound as people read it: cut, so that no more is claimed than was seen. */
export const durationAtLeast = (durationMs: number): string => told(durationMs, Math.floor);

/** An upper bound as people read it: rounded up, so that it never reads tighter than it is. */
export const durationAtMost = (durationMs: number): string => told(durationMs, Math.ceil);

/**
 * A time beside the limit that it is held against: both in plain milliseconds where they would read the same and are not.
 * @param textOf how each of them is told otherwise; the same for both, so that the longer never reads as the shorter one
 */
export function heldAgainst(
  durationMs: number,
  limitMs: number,
  textOf: (durationMs: number) => string = formatDuration,
): readonly [duration: string, limit: string] {
  const [duration, limit] = [textOf(durationMs), textOf(limitMs)];
  return duration === limit && durationMs !== limitMs ? [plainMs(durationMs), plainMs(limitMs)] : [duration, limit];
}

/** A time as it is written down, to 0.1 ms: `5052.3 ms`. */
export const plainMs = (durationMs: number): string => `${Math.round(durationMs * 10) / 10} ms`;
