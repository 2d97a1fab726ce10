/** The end of the year 9999, in milliseconds since the epoch: no later moment is believed, whatever wrote it down. */
export const latestMs = 253_402_300_799_000;
