/** A time as it is written down: to 0.1 ms, and never -0. */
export const roundMs = (valueMs: number): number => Math.round(valueMs * 10) / 10 + 0;

/** A time of which microseconds matter, as where answers take less than a millisecond. */
export const roundToMicros = (valueMs: number): number => Math.round(valueMs * 1000) / 1000 + 0;

/** A share as it is written down: six digits after the point. */
export const roundShare = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** A lower bound as it is written down: cut to six digits, so that it claims no more than was shown. */
export const shareBelow = (value: number): number => Math.floor(value * 1e6 + 1e-6) / 1e6;

/** An upper bound as it is written down: rounded up to six digits. */
export const shareAbove = (value: number): number => Math.ceil(value * 1e6 - 1e-6) / 1e6;

/** A time that may be absent, to 0.1 ms. */
export const roundMaybeMs = (valueMs: number | null): number | null => (valueMs === null ? null : roundMs(valueMs));

/** A share as people read it, cut and never rounded up to a whole: `98.857 %`. */
export const percent = (value: number): string => `${Math.floor(value * 100_000 + 1e-6) / 1000} %`;

/** The same of an upper end: rounded up, so that it claims no more than was shown. */
export const percentAbove = (value: number): string => `${Math.ceil(value * 100_000 - 1e-6) / 1000} %`;
