/** The shortest window that plans so many requests, in milliseconds. */
export const windowForSlotsMs = (slots: number, ratePerSecond: number): number =>
  Math.ceil((slots * 1000) / ratePerSecond);
