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

/**
 * Reads a duration as people write it: `250ms`, `1.5s`, `2m`, `1h`.
 * @returns milliseconds, or undefined when the text is no duration (no unit, negative, not finite)
 */
export function parseDuration(text: string): Milliseconds | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h)$/.exec(text.trim());
  if (!match) return undefined;
  return ms(Number(match[1]) * (factors[match[2] ?? ''] ?? Number.NaN));
}

/** Prints a duration as people read it: `480 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(durationMs < 10_000 ? 2 : 1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
