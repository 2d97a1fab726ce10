/**
 * Milliseconds since the machine began (CLOCK_MONOTONIC): the same for all of its processes, and no jump of the wall clock changes
 * it. So moments of two processes can be held against each other.
 */
export const uptimeMs = (): number => Number(process.hrtime.bigint()) / 1e6;
