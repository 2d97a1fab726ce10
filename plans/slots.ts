/** Chance of being wrong that an availability bound may have: one-sided 95 %. */
const alpha = 0.05;

/**
 * How many requests without a single failure it takes to show an availability: the smallest n with
 * alpha^(1/n) >= bar, the exact (Clopper-Pearson) lower bound for zero failures.
 */
export const slotsNeeded = (bar: number): number => Math.ceil(Math.log(alpha) / Math.log(bar));

/** The shortest window that plans so many requests, in milliseconds. */
export const windowForSlotsMs = (slots: number, ratePerSecond: number): number =>
  Math.ceil((slots * 1000) / ratePerSecond);
